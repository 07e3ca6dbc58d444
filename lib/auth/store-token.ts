import type { Transaction } from '@/db/client';
import { apiTokens } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import type { Scope } from './rights';
import type { TokenAbility } from './token-ability';

interface NewToken {
  readonly name: string;
  readonly prefix: string;
  readonly hash: string;
  readonly ability: TokenAbility;
  /** Of a trigger. */
  readonly flagKey?: string | null;
  readonly environments?: Scope;
  readonly expiresAt?: Date | null;
}

/** Stores what is kept of a new token and records it, in the caller's transaction. */
export async function storeToken(
  tx: Transaction,
  ctx: Pick<ChangeContext, 'actor' | 'source' | 'requestId' | 'now'>,
  { environments = 'all', expiresAt = null, ...kept }: NewToken,
): Promise<{ id: number }> {
  const [row] = await tx
    .insert(apiTokens)
    .values({
      ...kept,
      environments: environments === 'all' ? null : [...environments],
      expiresAt,
      createdAt: ctx.now,
    })
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
    after: {
      token: row.id,
      name: kept.name,
      ability: kept.ability,
      ...(kept.flagKey && { flag: kept.flagKey }),
      ...(environments !== 'all' && { environments }),
      ...(expiresAt && { expires_at: expiresAt.toISOString() }),
    },
  });
  return row;
}
