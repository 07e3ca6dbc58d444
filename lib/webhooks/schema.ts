import { z } from 'zod';
import { ENVIRONMENTS_MAX } from '@/lib/environments/schema';
import { textInput } from '@/lib/text-input';

export const WEBHOOKS_MAX = 100;
/** `given-up`: it was tried for a day. */
export const DELIVERY_STATES = ['pending', 'delivered', 'given-up'] as const;
const URL_LENGTH_MAX = 2_000;

const url = z
  .string()
  .trim()
  .max(URL_LENGTH_MAX, { error: `Use at most ${URL_LENGTH_MAX} characters.` })
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'Use an address such as https://hooks.example.com/sluice.',
  })
  .refine((text) => !URL.canParse(text) || new URL(text).username === '', {
    error: 'Leave user and password out of it.',
  });
const event = z.string().regex(/^[a-z-]{1,30}\.[a-z-]{0,30}$/, {
  error: 'Use an action such as flag.killed, or flag. for all of a kind.',
});
const fields = {
  name: textInput(100).min(1, { error: 'Give it a name.' }),
  url,
  events: z.array(event).max(50),
  environments: z
    .array(z.string())
    .min(1, { error: 'Choose at least one environment, or all.' })
    .max(ENVIRONMENTS_MAX)
    .or(z.literal('all')),
};

/** What makes a webhook. */
export const newWebhookInput = z.strictObject({
  ...fields,
  kind: z.enum(['standard', 'slack'], { error: 'Use standard or slack.' }).default('standard'),
  events: fields.events.default([]),
  environments: fields.environments.default('all'),
});

/** What may be edited of one; what is absent stays. */
export const webhookPatchInput = z.strictObject({
  name: fields.name.optional(),
  url: fields.url.optional(),
  events: fields.events.optional(),
  environments: fields.environments.optional(),
  enabled: z.boolean({ error: 'Use true or false.' }).optional(),
});
