import { z } from 'zod';
import { DELIVERY_STATES, newWebhookInput, webhookPatchInput } from '@/lib/webhooks/schema';
import { pageParameters } from '../page-of';
import { trueOrFalse } from '../read-query';
import type { Operation } from './operation';
import { count, instant, json, pageShape, scope } from './shared';

const webhookShape = {
  id: count,
  name: z.string(),
  kind: z.enum(['standard', 'slack']),
  url: z.string(),
  events: z.array(z.string()),
  environments: scope,
  failing_since: instant.nullable(),
  disabled_at: instant.nullable(),
  disabled_because: z.string(),
  pending: count,
};
const webhook = z.object(webhookShape).meta({ id: 'Webhook' });
const delivery = z.object({ delivery: count.describe('Under which number to look for what came of it.') });

export const webhooksQuery = z.strictObject({ disabled: trueOrFalse.optional(), ...pageParameters });
export const deliveriesQuery = z.strictObject({ state: z.enum(DELIVERY_STATES).optional(), ...pageParameters });

const hook = { tag: 'Webhooks', audience: 'admin' } as const;

export const webhookOperations = {
  'GET /api/webhooks': {
    ...hook,
    summary: 'Lists the webhooks, without their secrets',
    query: webhooksQuery,
    answers: { 200: pageShape({ webhooks: z.array(webhook) }) },
  },
  'POST /api/webhooks': {
    ...hook,
    summary: 'Makes a webhook; its secret is in this answer alone',
    body: newWebhookInput,
    answers: { 201: z.object({ id: count, secret: z.string() }) },
    refuses: [404],
  },
  'GET /api/webhooks/{id}': { ...hook, summary: 'Reads one webhook', answers: { 200: webhook } },
  'PATCH /api/webhooks/{id}': {
    ...hook,
    summary: 'Edits what the body names, or enables and disables it',
    body: webhookPatchInput,
    answers: { 200: webhook },
  },
  'DELETE /api/webhooks/{id}': {
    ...hook,
    summary: 'Deletes it, with what it was to be told',
    answers: { 204: null },
  },
  'POST /api/webhooks/{id}/secret': {
    ...hook,
    summary: 'Gives it another secret, in this answer alone; the one before signs too for a day',
    answers: { 200: z.object({ secret: z.string() }) },
  },
  'POST /api/webhooks/{id}/test': { ...hook, summary: 'Sends it a made-up event', answers: { 202: delivery } },
  'GET /api/webhooks/{id}/deliveries': {
    ...hook,
    summary: 'Lists what it was told, the newest first, and what came of it',
    query: deliveriesQuery,
    answers: {
      200: pageShape({
        webhook: count,
        deliveries: z.array(
          z.object({
            id: count,
            message_id: z.string(),
            event: z.string(),
            payload: json,
            state: z.enum(DELIVERY_STATES),
            attempts: count,
            created_at: instant,
            sent_at: instant.nullable(),
            next_at: instant.nullable(),
            took_ms: z.number().nullable(),
            status: count.nullable(),
            answer: z.string(),
          }),
        ),
      }),
    },
  },
  'POST /api/webhooks/deliveries/{id}/replay': {
    ...hook,
    summary: 'Sends a delivery once more, under an id of its own',
    answers: { 202: delivery },
  },
} as const satisfies Readonly<Record<string, Operation>>;
