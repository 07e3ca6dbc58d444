import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import {
  createWebhook,
  deleteWebhook,
  editWebhook,
  replayDelivery,
  rotateSecret,
  testWebhook,
} from '@/lib/webhooks/change-webhooks';
import { type DeliveryView, listDeliveries, listWebhooks, type WebhookView } from '@/lib/webhooks/list-webhooks';
import type { Incoming } from '../incoming';
import { notNumbered, numberedIn } from '../numbered';
import { deliveriesQuery, webhooksQuery } from '../operations/webhooks';
import { pageOf, ROWS_OF_A_LIST_MAX } from '../page-of';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';
import { readQuery } from '../read-query';

/** `GET /api/webhooks`: every webhook, without its secret. For admins. */
export async function getWebhooks(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  const { disabled, ...asked } = readQuery(webhooksQuery, query);
  const hooks = (await listWebhooks(ctx.db)).filter(
    ({ disabledAt }) => disabled === undefined || (disabledAt !== null) === disabled,
  );
  const { rows, next_cursor } = pageOf(hooks, asked, ({ name, id }) => [name, id]);
  return Response.json({ webhooks: rows.map(restWebhook), next_cursor });
}

/** `GET /api/webhooks/{id}`: one, without its secret. */
export async function getWebhook(ctx: ReadContext, { params }: Incoming<'id'>): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  return Response.json(restWebhook(await webhookOf(ctx, numberOf(params.id))));
}

/** `POST /api/webhooks`: makes one. Its secret is in this answer alone. */
export async function postWebhook(ctx: ChangeContext, { request }: Incoming): Promise<Response> {
  return Response.json(await createWebhook(ctx, await readJson(request)), { status: 201 });
}

/** `PATCH /api/webhooks/{id}`: edits what the body names, or enables and disables it. */
export async function patchWebhook(ctx: ChangeContext, { request, params }: Incoming<'id'>): Promise<Response> {
  const id = numberOf(params.id);
  await editWebhook(ctx, id, await readJson(request));
  return Response.json(restWebhook(await webhookOf(ctx, id)));
}

/** `DELETE /api/webhooks/{id}`: deletes it, with what it was to be told. */
export async function removeWebhook(ctx: ChangeContext, { params }: Incoming<'id'>): Promise<Response> {
  await deleteWebhook(ctx, numberOf(params.id));
  return new Response(null, { status: 204 });
}

/** `POST /api/webhooks/{id}/secret`: another secret, in this answer alone; the one before signs too for a day. */
export async function postSecret(ctx: ChangeContext, { params }: Incoming<'id'>): Promise<Response> {
  return Response.json({ secret: await rotateSecret(ctx, numberOf(params.id)) });
}

/** `POST /api/webhooks/{id}/test`: sends a made-up event, and says under which number to look for what came of it. */
export async function postTest(ctx: ChangeContext, { params }: Incoming<'id'>): Promise<Response> {
  return Response.json({ delivery: await testWebhook(ctx, numberOf(params.id)) }, { status: 202 });
}

/** `GET /api/webhooks/{id}/deliveries`: what it was told lately, and what came of it. */
export async function getDeliveries(ctx: ReadContext, { params, query }: Incoming<'id'>): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  const { id } = await webhookOf(ctx, numberOf(params.id));
  const { state, ...asked } = readQuery(deliveriesQuery, query);
  const told = (await listDeliveries(ctx.db, id, ROWS_OF_A_LIST_MAX)).filter(
    (one) => state === undefined || one.state === state,
  );
  const { rows, next_cursor } = pageOf(told, asked, (one) => [-one.id]);
  return Response.json({ webhook: id, deliveries: rows.map(restDelivery), next_cursor });
}

/** `POST /api/webhooks/deliveries/{id}/replay`: sends it once more, under an id of its own. */
export async function postReplay(ctx: ChangeContext, { params }: Incoming<'id'>): Promise<Response> {
  return Response.json({ delivery: await replayDelivery(ctx, numberOf(params.id)) }, { status: 202 });
}

async function webhookOf({ db }: Pick<ReadContext, 'db'>, id: number): Promise<WebhookView> {
  const found = (await listWebhooks(db)).find((one) => one.id === id);
  if (!found) throw new DomainError('NOT_FOUND', `There is no webhook ${id}.`, { field: 'id' });
  return found;
}

function numberOf(text: string): number {
  const id = numberedIn(text);
  if (id === 0) throw notNumbered('webhook', text);
  return id;
}

function restWebhook({ failingSince, disabledAt, disabledBecause, ...hook }: WebhookView) {
  return { ...hook, failing_since: failingSince, disabled_at: disabledAt, disabled_because: disabledBecause };
}

function restDelivery({ messageId, createdAt, sentAt, nextAt, tookMs, payload, ...rest }: DeliveryView) {
  const at = { created_at: createdAt, sent_at: sentAt, next_at: nextAt, took_ms: tookMs };
  return { ...rest, message_id: messageId, ...at, payload: JSON.parse(payload) };
}
