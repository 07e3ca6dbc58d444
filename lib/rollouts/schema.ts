import { z } from 'zod';
import { parsePercentage } from '@/lib/engine/percentage';
import { NOTE_LENGTH_MAX } from '@/lib/flags/schema';
import { textInput } from '@/lib/text-input';
import { type Stage, TEMPLATES, type Template } from './stage';

export const STAGES_MAX = 20;
export const STAGE_SECONDS_MAX = 90 * 86_400;
export const SIGNAL_NAMES_MAX = 50;

const yesOrNo = z.boolean({ error: 'Use true or false.' }).default(false);
const whole = (max: number, what: string) =>
  z.number({ error: what }).int({ error: what }).min(0, { error: what }).max(max, { error: what });
const note = textInput(NOTE_LENGTH_MAX);

const percentage = z.union([z.string(), z.number()]).transform((input, issue) => {
  const parsed = parsePercentage(input);
  if (parsed !== null) return parsed;
  issue.addIssue({ code: 'custom', message: 'Use a number from 0 to 100, in steps of 0.001, such as 12.5.' });
  return z.NEVER;
});

const stage = z.strictObject({
  percentage,
  minimum_seconds: whole(STAGE_SECONDS_MAX, 'Use whole seconds, of 90 days at most.').default(0),
  cycle: yesOrNo,
  visitors: whole(1_000_000, 'Use a whole number of visitors, up to 1,000,000.').default(0),
  monitoring: yesOrNo,
  drill: yesOrNo,
  signals: yesOrNo,
  approval: yesOrNo,
});

const stages = z
  .array(stage)
  .min(1, { error: 'A plan has at least one stage.' })
  .max(STAGES_MAX, { error: `A plan has at most ${STAGES_MAX} stages.` })
  .refine((all) => all.every(({ percentage: share }, i) => i === 0 || share > (all[i - 1]?.percentage ?? 0)), {
    error: 'Each stage gives the flag to more than the one before.',
  });

/** The stages as the door let them in; anything else in the database is a bug. */
export const storedStages: z.ZodType<Stage[]> = stages;

// Only http and https are asked, and no redirect is followed. Admins name the address, so a private one is allowed:
// monitoring is where the servers are.
const address = z.union([
  z.literal(''),
  z.url({ protocol: /^https?$/, error: 'Use an address with http or https.' }).max(2_000),
]);

const timeZone = textInput(60).refine(isTimeZone, { error: 'Use a time zone such as Europe/Berlin, or UTC.' });

/** What makes a plan: a template's name or stages of one's own. */
export const newPlanInput = z
  .strictObject({
    template: z
      .enum(Object.keys(TEMPLATES) as [Template, ...Template[]], {
        error: `Use one of: ${Object.keys(TEMPLATES).join(', ')}; or give stages.`,
      })
      .optional(),
    stages: stages.optional(),
    start_at: z.iso.datetime({ offset: true, error: 'Use a time such as 2026-11-27T09:00:00Z.' }).optional(),
    start_after_approval: yesOrNo,
    time_zone: timeZone.default('UTC'),
    working_days: z
      .array(z.number().int().min(1).max(7), { error: 'Use days from 1 (Monday) to 7 (Sunday).' })
      .min(1, { error: 'Name at least one working day.' })
      .max(7)
      .default([1, 2, 3, 4, 5]),
    pattern: z.enum(['even', 'weekly'], { error: 'Use even or weekly.' }).default('even'),
    on_unhealthy: z.enum(['pause', 'kill'], { error: 'Use pause or kill.' }).default('pause'),
    monitoring_url: address.default(''),
    dashboard_url: address.default(''),
    note: note.default(''),
  })
  .transform(({ template, stages: own, ...rest }) => ({
    ...rest,
    stages: own ?? [...TEMPLATES[template ?? 'default']],
  }));

export const planNoteInput = z.strictObject({ note: note.default('') });
export const skipInput = z.strictObject({
  note: note.min(1, { error: 'Say why its gate is skipped: history keeps it.' }),
});
export const rollBackInput = z.strictObject({
  note: note.default(''),
  /** The percentage of the stage to go back to. */
  percentage,
});

export const signalInput = z.strictObject({
  name: textInput(100).min(1, { error: 'Name the signal.' }),
  healthy: z.boolean({ error: 'Use true or false.' }),
  value: z
    .union([textInput(200), z.number().transform(String)], { error: 'Use a text of at most 200 characters.' })
    .default(''),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
