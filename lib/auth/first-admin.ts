import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import { adminExists } from '@/lib/accounts/admin-exists';
import { createAccount } from '@/lib/accounts/create-account';
import type { Configuration } from '@/lib/configuration';
import { parseInput } from '@/lib/parse-input';
import { lockAccess } from './lock-access';
import { hashPassword } from './password';
import { newAccountInput } from './schema';

/**
 * Makes the first admin from SLUICE_ADMIN_EMAIL and SLUICE_ADMIN_PASSWORD where nobody is one yet. Never overwrites:
 * changing the variables later changes nothing. Any number of instances may start at once.
 */
export async function ensureFirstAdmin(
  db: Database,
  settings: Pick<Configuration, 'SLUICE_ADMIN_EMAIL' | 'SLUICE_ADMIN_PASSWORD'>,
  now: Date,
): Promise<'made' | 'not-asked' | 'exists'> {
  if (settings.SLUICE_ADMIN_EMAIL === undefined) return 'not-asked';
  if (await adminExists(db)) return 'exists'; // at every start but the first: spares the hash
  const { email, name, password } = parseInput(newAccountInput, {
    email: settings.SLUICE_ADMIN_EMAIL,
    name: 'Admin',
    password: settings.SLUICE_ADMIN_PASSWORD,
  });
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    await lockAccess(tx);
    if (await adminExists(tx)) return 'exists';
    const ctx = { actor: { type: 'system' }, source: 'script', requestId: randomUUID(), now } as const;
    await createAccount(tx, ctx, { email, name, role: 'admin', passwordHash });
    return 'made';
  });
}
