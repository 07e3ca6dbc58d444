import { randomUUID } from 'node:crypto';
import { openDatabase } from '@/db/client';
import { createFlag } from '@/lib/flags/create-flag';
import { signIn } from '../sign-in';
import { KEYS } from './pages/keys';

/** Makes the twenty flags (half by device, half by account) and an account; gives its session as a Cookie header. */
export async function prepareData(url: string, secret: string): Promise<string> {
  const { db, close } = openDatabase(url, { connectionCountMax: 1 });
  const now = new Date();
  const ctx = {
    db,
    source: 'script',
    requestId: randomUUID(),
    now,
    actor: { type: 'system' },
    expireTags() {},
  } as const;
  for (const [index, key] of KEYS.entries()) {
    const identity_policy = index % 2 === 0 ? 'device' : 'user';
    const input = { key, identity_policy, enabled: true, rollout_percentage: 25 };
    await createFlag(ctx, { environment: 'production', input });
  }
  const session = await signIn(db, 'member', secret);
  await close();
  return session;
}
