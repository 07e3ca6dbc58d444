import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { webhookCursors, webhookDeliveries, webhooks } from '@/db/schema';
import { inAccess, makeInAccess, onceInAccess, recordAccess } from '@/lib/auth/in-access';
import { refuseUnknownEnvironments } from '@/lib/auth/refuse-unknown-environments';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { definedOnly } from '@/lib/flags/defined-only';
import { chainHeads } from '@/lib/history/chain-heads';
import { parseInput } from '@/lib/parse-input';
import { newWebhookInput, WEBHOOKS_MAX, webhookPatchInput } from './schema';
import { sealSecret } from './sealed-secret';

/** So long a secret that was replaced goes on signing. */
const OVERLAP_MS = 24 * 3_600_000;

/** A secret as Standard Webhooks writes it: 32 random bytes. */
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * Makes a webhook, which is told of what comes after it. Its secret is in the answer, and can be read no more. Throws
 * FORBIDDEN unless an admin asks, INVALID_INPUT, NOT_FOUND for an environment that there is not.
 */
export async function createWebhook(
  ctx: ChangeContext,
  input: unknown,
): Promise<{ readonly id: number; readonly secret: string }> {
  refuseUnlessAdmin(ctx.actor);
  const { environments, ...fields } = parseInput(newWebhookInput, input);
  const secret = newSecret();
  const sealed = await sealSecret(secret);
  const { id } = await makeInAccess(ctx, async (tx) => {
    await refuseUnknownEnvironments(tx, environments);
    if ((await tx.$count(webhooks)) >= WEBHOOKS_MAX) {
      throw new DomainError('CONFLICT', `There are ${WEBHOOKS_MAX} webhooks already: delete one first.`, {
        field: 'name',
      });
    }
    const values = {
      ...fields,
      environments: environments === 'all' ? null : [...environments],
      secret: sealed,
      createdAt: ctx.now,
    };
    const [row] = await tx.insert(webhooks).values(values).returning({ id: webhooks.id });
    if (!row) throw new Error('The database took a webhook without giving its id.');
    const heads = chainHeads(tx);
    const ends = await tx.select({ chain: heads.chain, sequence: heads.sequence }).from(heads);
    await tx
      .insert(webhookCursors)
      .values(ends.map(({ chain, sequence }) => ({ webhookId: row.id, chain, sequence: Number(sequence) })));
    const { name, kind, url, events } = fields;
    await recordAccess(tx, ctx, {
      action: 'webhook.created',
      before: null,
      after: { webhook: row.id, name, kind, host: new URL(url).host, events, environments },
    });
    return row;
  });
  return { id, secret };
}

/** Edits a webhook; enabling one that failed begins anew with what is pending. Throws FORBIDDEN, INVALID_INPUT, NOT_FOUND. */
export async function editWebhook(ctx: ChangeContext, id: number, input: unknown): Promise<boolean> {
  refuseUnlessAdmin(ctx.actor);
  const { enabled, environments, ...fields } = parseInput(webhookPatchInput, input);
  return inAccess(ctx, async (tx) => {
    const held = await webhookIn(tx, id);
    if (environments !== undefined) await refuseUnknownEnvironments(tx, environments);
    const set = {
      ...definedOnly(fields),
      ...(environments !== undefined && { environments: environments === 'all' ? null : [...environments] }),
      ...(enabled === true && { disabledAt: null, disabledBecause: '', failingSince: null }),
      ...(enabled === false && { disabledAt: held.disabledAt ?? ctx.now }),
    };
    if (Object.keys(set).length === 0) return null;
    await tx.update(webhooks).set(set).where(eq(webhooks.id, id));
    const told = {
      ...definedOnly(fields),
      ...(environments !== undefined && { environments }),
      ...(enabled !== undefined && { enabled }),
    };
    const { url, ...rest } = told as { url?: string };
    return {
      action: 'webhook.edited',
      before: { webhook: id },
      after: { webhook: id, ...rest, ...(url && { host: new URL(url).host }) },
    };
  });
}

/** Gives a webhook another secret; the one before signs too for a day. Throws FORBIDDEN unless an admin asks, NOT_FOUND. */
export async function rotateSecret(ctx: ChangeContext, id: number): Promise<string> {
  refuseUnlessAdmin(ctx.actor);
  const secret = newSecret();
  const sealed = await sealSecret(secret);
  await makeInAccess(ctx, async (tx) => {
    const held = await webhookIn(tx, id);
    const previousUntil = new Date(ctx.now.getTime() + OVERLAP_MS);
    const set = { secret: sealed, previousSecret: held.secret, previousUntil };
    await tx.update(webhooks).set(set).where(eq(webhooks.id, id));
    await recordAccess(tx, ctx, { action: 'webhook.rotated', before: { webhook: id }, after: { webhook: id } });
    return { webhook: id };
  });
  return secret;
}

/** Deletes a webhook with what it was to be told. Throws FORBIDDEN unless an admin asks, NOT_FOUND. */
export async function deleteWebhook(ctx: ChangeContext, id: number): Promise<void> {
  refuseUnlessAdmin(ctx.actor);
  await inAccess(ctx, async (tx) => {
    const { name } = await webhookIn(tx, id);
    await tx.delete(webhooks).where(eq(webhooks.id, id));
    return { action: 'webhook.deleted', before: { webhook: id, name }, after: null };
  });
}

/** Sends a made-up event, as a real one is sent. Throws FORBIDDEN unless an admin asks, NOT_FOUND. */
export async function testWebhook(ctx: ChangeContext, id: number): Promise<number> {
  refuseUnlessAdmin(ctx.actor);
  const data = {
    who: 'Sluice',
    environment: null,
    flag: null,
    note: 'This is a test.',
    revision: null,
    source: 'dashboard',
    before: null,
    after: null,
  };
  const payload = JSON.stringify({ type: 'webhook.test', timestamp: ctx.now.toISOString(), data });
  return queue(ctx, { webhookId: id, event: 'webhook.test', line: `test\n${randomUUID()}`, payload });
}

/** Sends what was sent before once more, under an id of its own. Throws FORBIDDEN unless an admin asks, NOT_FOUND. */
export async function replayDelivery(ctx: ChangeContext, deliveryId: number): Promise<number> {
  refuseUnlessAdmin(ctx.actor);
  const [row] = await ctx.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, deliveryId));
  if (!row) throw new DomainError('NOT_FOUND', `There is no delivery ${deliveryId}.`, { field: 'id' });
  const { webhookId, event, line, payload } = row;
  return queue(ctx, { webhookId, event, line, payload });
}

async function queue(
  ctx: ChangeContext,
  told: { readonly webhookId: number; readonly event: string; readonly line: string; readonly payload: string },
): Promise<number> {
  const { result } = await onceInAccess(ctx, async (tx) => {
    await webhookIn(tx, told.webhookId);
    const values = { ...told, messageId: `msg_${randomUUID()}`, createdAt: ctx.now, nextAt: ctx.now };
    const [row] = await tx.insert(webhookDeliveries).values(values).returning({ id: webhookDeliveries.id });
    if (!row) throw new Error('The database took a delivery without giving its id.');
    return row.id;
  });
  return result;
}

async function webhookIn(tx: Transaction, id: number) {
  const [row] = await tx.select().from(webhooks).where(eq(webhooks.id, id));
  if (row) return row;
  throw new DomainError('NOT_FOUND', `There is no webhook ${id}.`, { field: 'id' });
}
