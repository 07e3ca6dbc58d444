import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { webhooks } from '@/db/schema';
import { openSecret, sealSecret } from './sealed-secret';

/**
 * Seals secrets of webhooks with SESSION_SECRET that lie there unsealed, or sealed with the one before it: when that is
 * taken away they have to open without. Two instances may do it at once.
 */
export async function sealSecrets(db: Database): Promise<void> {
  const rows = await db.select({ secret: webhooks.secret, previousSecret: webhooks.previousSecret }).from(webhooks);
  for (const { secret, previousSecret } of rows) {
    const anew = await sealedAnew(secret);
    if (anew !== null) await db.update(webhooks).set({ secret: anew }).where(eq(webhooks.secret, secret));
    const before = previousSecret === null ? null : await sealedAnew(previousSecret);
    if (previousSecret === null || before === null) continue;
    await db.update(webhooks).set({ previousSecret: before }).where(eq(webhooks.previousSecret, previousSecret));
  }
}

async function sealedAnew(text: string): Promise<string | null> {
  const opened = await openSecret(text);
  return opened === null || opened.isOurs ? null : sealSecret(opened.secret);
}
