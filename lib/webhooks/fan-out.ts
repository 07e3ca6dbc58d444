import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '@/db/client';
import { history, webhookCursors, webhookDeliveries, webhooks } from '@/db/schema';
import { chainHeads } from '@/lib/history/chain-heads';
import { readBody } from '@/lib/history/read-body';
import { whoMadeIt } from '@/lib/history/who';

/** Entries that one webhook is given of one chain in one step. */
const ENTRIES_PER_STEP = 200;

/**
 * Makes deliveries of what history has that webhooks were not told of yet, in the order of each chain. One transaction a
 * webhook, which whoever holds it alone makes: so each entry becomes one delivery, and none is passed over.
 */
export async function fanOut(db: Database): Promise<void> {
  const heads = chainHeads(db);
  const behind = await db
    .selectDistinct({ id: webhooks.id })
    .from(webhooks)
    .innerJoin(heads, sql`true`)
    .leftJoin(webhookCursors, and(eq(webhookCursors.webhookId, webhooks.id), eq(webhookCursors.chain, heads.chain)))
    .where(and(isNull(webhooks.disabledAt), sql`${heads.sequence} > coalesce(${webhookCursors.sequence}, 0)`));
  for (const { id } of behind) await db.transaction((tx) => step(tx, id));
}

async function step(tx: Transaction, id: number): Promise<void> {
  const [hook] = await tx.select().from(webhooks).where(eq(webhooks.id, id)).for('update', { skipLocked: true });
  if (!hook || hook.disabledAt) return;
  const heads = chainHeads(tx);
  const chains = await tx
    .select({ chain: heads.chain, head: heads.sequence, environment: heads.environment, at: webhookCursors.sequence })
    .from(heads)
    .leftJoin(webhookCursors, and(eq(webhookCursors.webhookId, id), eq(webhookCursors.chain, heads.chain)));
  for (const { chain, head, environment, at } of chains) {
    if (Number(head) <= Number(at ?? 0)) continue;
    const rows = await tx
      .select({ id: history.id, sequence: history.sequence, body: history.body, at: history.at, who: whoMadeIt })
      .from(history)
      .where(and(eq(history.chain, chain), gt(history.sequence, Number(at ?? 0))))
      .orderBy(asc(history.sequence))
      .limit(ENTRIES_PER_STEP);
    const wanted = rows.flatMap((row) => deliveryOf(hook, environment, row));
    if (wanted.length > 0) await tx.insert(webhookDeliveries).values(wanted);
    const sequence = rows.at(-1)?.sequence ?? Number(at ?? 0);
    await tx
      .insert(webhookCursors)
      .values({ webhookId: id, chain, sequence })
      .onConflictDoUpdate({ target: [webhookCursors.webhookId, webhookCursors.chain], set: { sequence } });
  }
}

type Hook = typeof webhooks.$inferSelect;

function deliveryOf(
  hook: Hook,
  environment: string | null,
  entry: { readonly id: number; readonly body: string; readonly at: Date; readonly who: string },
) {
  const { action, flag, revision, source, note, before, after } = readBody(entry.body);
  if (!isWanted(hook, environment, action)) return [];
  const timestamp = entry.at.toISOString();
  const data = { entry: entry.id, who: entry.who, environment, flag, revision, source, note, before, after };
  const payload = JSON.stringify({ type: action, timestamp, data });
  const line = `${environment ?? 'access'}\n${flag ?? ''}`;
  const now = new Date();
  return [
    {
      webhookId: hook.id,
      messageId: `msg_${hook.id}_${entry.id}`,
      event: action,
      line,
      payload,
      createdAt: now,
      nextAt: now,
    },
  ];
}

/** Sign-ins and tokens are told only to whoever asks for them by name. */
function isWanted(
  { events, environments }: Pick<Hook, 'events' | 'environments'>,
  environment: string | null,
  action: string,
) {
  const isNamed = events.some((event) => action === event || (event.endsWith('.') && action.startsWith(event)));
  if (environment === null) return isNamed && environments === null;
  if (environments !== null && !environments.includes(environment)) return false;
  return events.length === 0 || isNamed;
}
