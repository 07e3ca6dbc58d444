import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '@/db/client';
import { oneTimeLinks } from '@/db/schema';
import { type Role, roleOf } from '@/lib/accounts/account';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import { countRefusal } from '@/lib/refusals/count-refusal';
import type { Scope } from './rights';
import { newSecret, sha256 } from './secret';

/** `setup` makes the first admin, `reset` lets one back in, `invite` makes an account, `password` changes one's password. */
const PURPOSES = ['setup', 'reset', 'invite', 'password'] as const;
export type LinkPurpose = (typeof PURPOSES)[number];

/** What a link opens. */
export interface LinkFor {
  readonly purpose: LinkPurpose;
  /** Of an invitation. */
  readonly role?: Role;
  readonly environments?: Scope;
  /** Of a password. */
  readonly accountId?: number;
}

export const LINK_TTL_MS = 24 * 60 * 60 * 1_000;

/** Makes a link that works once within 24 hours, records it, and gives its token: the only time it is seen. */
export async function makeLink(
  tx: Transaction,
  ctx: Pick<ChangeContext, 'actor' | 'source' | 'requestId' | 'now'>,
  { purpose, role, environments = 'all', accountId }: LinkFor,
): Promise<string> {
  const token = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + LINK_TTL_MS);
  await tx.insert(oneTimeLinks).values({
    tokenHash: sha256(token),
    purpose,
    role: role ?? null,
    environments: environments === 'all' ? null : [...environments],
    userId: accountId ?? null,
    createdAt: ctx.now,
    expiresAt,
  });
  const after = {
    purpose,
    ...(role !== undefined && { role }),
    ...(environments !== 'all' && { environments }),
    ...(accountId !== undefined && { account: accountId }),
  };
  const { actor, source, requestId, now } = ctx;
  await appendAccessEntry(tx, { actor, source, requestId, now, action: 'link.made', note: '', before: null, after });
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

/** What a link was for. */
export type UsedLink = Required<Omit<LinkFor, 'accountId'>> & { readonly accountId: number | null };

/** Uses a link up. Of any number at once exactly one succeeds; the others, and late ones, throw NOT_FOUND. */
export async function consumeLink(
  tx: Transaction,
  { token, purposes, now }: { readonly token: string; readonly purposes: readonly LinkPurpose[]; readonly now: Date },
): Promise<UsedLink> {
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
    .returning({
      purpose: oneTimeLinks.purpose,
      role: oneTimeLinks.role,
      environments: oneTimeLinks.environments,
      accountId: oneTimeLinks.userId,
    });
  if (!row) throw linkSpent();
  const { purpose, role, environments, accountId } = row;
  return { purpose: purposeOf(purpose), role: roleOf(role ?? ''), environments: environments ?? 'all', accountId };
}

/** The refusal of a link that is used, expired or was never made: which of these, a stranger need not know. */
export function linkSpent(): DomainError {
  countRefusal('spent link');
  return new DomainError('NOT_FOUND', 'This link has been used or has expired. Ask for a new one.', { field: 'token' });
}

// The database's constraint allows these; `invite` is the one that gives least.
function purposeOf(stored: string): LinkPurpose {
  return PURPOSES.find((purpose) => purpose === stored) ?? 'invite';
}
