import type { Transaction } from '@/db/client';
import { apiTokens } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { appendAccessEntry } from '@/lib/history/append-access-entry';

/** Stores what is kept of a new token and records it, in the caller's transaction. */
export async function storeToken(
  tx: Transaction,
  ctx: Pick<ChangeContext, 'actor' | 'source' | 'requestId' | 'now'>,
  kept: { readonly name: string; readonly hash: string; readonly prefix: string },
): Promise<{ id: number }> {
  const [row] = await tx
    .insert(apiTokens)
    .values({ ...kept, createdAt: ctx.now })
    .returning({ id: apiTokens.id });
  if (!row) throw new Error('The database took a token without giving its id.');
  await appendAccessEntry(tx, {
    action: 'token.created',
    actor: ctx.actor,
    source: ctx.source,
    requestId: ctx.requestId,
    note: '',
    now: ctx.now,
    before: null,
    after: { token: row.id, name: kept.name },
  });
  return row;
}
