import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '@/db/client';
import { oneTimeLinks } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import { newSecret, sha256 } from './secret';

/** `setup` makes the first admin, `reset` lets one back in, `invite` makes a member. */
export type LinkPurpose = 'setup' | 'reset' | 'invite';

export const LINK_TTL_MS = 24 * 60 * 60 * 1_000;

/** Makes a link that works once within 24 hours, records it, and gives its token: the only time it is seen. */
export async function makeLink(
  tx: Transaction,
  ctx: Pick<ChangeContext, 'actor' | 'source' | 'requestId' | 'now'>,
  purpose: LinkPurpose,
): Promise<string> {
  const token = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + LINK_TTL_MS);
  await tx.insert(oneTimeLinks).values({ tokenHash: sha256(token), purpose, createdAt: ctx.now, expiresAt });
  await appendAccessEntry(tx, { ...ctx, action: 'link.made', note: '', before: null, after: { purpose } });
  return token;
}

/** What a link is for, if it can still be used: for the page that asks for a password. Changes nothing. */
export async function peekLink(db: Queryable, token: string, now: Date): Promise<LinkPurpose | null> {
  const [row] = await db
    .select({ purpose: oneTimeLinks.purpose })
    .from(oneTimeLinks)
    .where(
      and(eq(oneTimeLinks.tokenHash, sha256(token)), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)),
    );
  return row ? purposeOf(row.purpose) : null;
}

/** Uses a link up. Of any number at once exactly one succeeds; the others, and late ones, throw NOT_FOUND. */
export async function consumeLink(
  tx: Transaction,
  { token, purposes, now }: { readonly token: string; readonly purposes: readonly LinkPurpose[]; readonly now: Date },
): Promise<LinkPurpose> {
  const [row] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeLinks.tokenHash, sha256(token)),
        inArray(oneTimeLinks.purpose, [...purposes]),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, now),
      ),
    )
    .returning({ purpose: oneTimeLinks.purpose });
  if (!row) throw linkSpent();
  return purposeOf(row.purpose);
}

/** The refusal of a link that is used, expired or was never made: which of these, a stranger need not know. */
export function linkSpent(): DomainError {
  return new DomainError('NOT_FOUND', 'This link has been used or has expired. Ask for a new one.', { field: 'token' });
}

// The database's constraint allows these three; `invite` is the one that gives least.
function purposeOf(stored: string): LinkPurpose {
  return stored === 'setup' || stored === 'reset' ? stored : 'invite';
}
