import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import { adminExists } from '@/lib/accounts/admin-exists';
import { DomainError } from '@/lib/domain-error';
import { lockAccess } from './lock-access';
import { makeLink } from './one-time-link';

/**
 * Makes the token of a link for the owner of the machine: for the first admin, or, with `replaces`, to let an admin
 * back in. Without `replaces` it throws CONFLICT where an admin exists.
 */
export function makeSetupLink(db: Database, now: Date, { replaces = false } = {}): Promise<string> {
  return db.transaction(async (tx) => {
    await lockAccess(tx);
    if (!replaces && (await adminExists(tx))) throw adminExistsAlready();
    const ctx = { actor: { type: 'system' }, source: 'script', requestId: randomUUID(), now } as const;
    return makeLink(tx, ctx, { purpose: replaces ? 'reset' : 'setup' });
  });
}

export function adminExistsAlready(): DomainError {
  return new DomainError(
    'CONFLICT',
    'There is an admin already: sign in, or run npm run admin:reset on the machine that Sluice runs on.',
  );
}
