import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { webhookDeliveries, webhooks } from '@/db/schema';
import type { Scope } from '@/lib/auth/rights';

/** A webhook as people read it: without its secret. Instants are ISO 8601. */
export interface WebhookView {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly environments: Scope;
  readonly failingSince: string | null;
  readonly disabledAt: string | null;
  readonly disabledBecause: string;
  /** Deliveries that are to come, or are tried again. */
  readonly pending: number;
}

/** Every webhook, in the order of their names. For admins. */
export async function listWebhooks(db: Queryable): Promise<WebhookView[]> {
  const pending = sql<number>`(select count(*)::int from ${webhookDeliveries}
    where ${webhookDeliveries.webhookId} = ${webhooks.id} and ${webhookDeliveries.state} = 'pending')`;
  const rows = await db.select({ hook: webhooks, pending }).from(webhooks).orderBy(webhooks.name, webhooks.id);
  return rows.map(({ hook, pending: count }) => ({
    id: hook.id,
    name: hook.name,
    kind: hook.kind,
    url: hook.url,
    events: hook.events,
    environments: hook.environments ?? 'all',
    failingSince: hook.failingSince?.toISOString() ?? null,
    disabledAt: hook.disabledAt?.toISOString() ?? null,
    disabledBecause: hook.disabledBecause,
    pending: count,
  }));
}

/** What was told, and what came of it. */
export interface DeliveryView {
  readonly id: number;
  readonly messageId: string;
  readonly event: string;
  readonly payload: string;
  readonly state: string;
  readonly attempts: number;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly nextAt: string | null;
  readonly tookMs: number | null;
  readonly status: number | null;
  readonly answer: string;
}

/** The newest deliveries of a webhook. For admins. */
export async function listDeliveries(db: Queryable, webhookId: number, limit = 50): Promise<DeliveryView[]> {
  const rows = await db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhookId))
    .orderBy(desc(webhookDeliveries.id))
    .limit(limit);
  return rows.map(({ webhookId: _webhook, line: _line, createdAt, nextAt, sentAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    nextAt: row.state === 'pending' ? nextAt.toISOString() : null,
  }));
}
