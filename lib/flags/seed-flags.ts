import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import { flags } from '@/db/schema';
import { EXAMPLE_FLAGS } from '@/db/seed';
import { DomainError } from '@/lib/domain-error';
import { createFlag } from './create-flag';

/**
 * Makes the example flags in a database that has no others, through the door like everybody. Gives how many it made:
 * those that are missing, so that a seeding that was cut short is completed, and two at once make each flag once.
 */
export async function seedFlags(
  db: Database,
  { environment, now }: { readonly environment: string; readonly now: Date },
): Promise<number> {
  const existing = new Set((await db.select({ key: flags.key }).from(flags)).map(({ key }) => key));
  if ([...existing].some((key) => !EXAMPLE_FLAGS.some((example) => example.key === key))) return 0;
  const actor = { type: 'system' } as const;
  let made = 0;
  for (const flag of EXAMPLE_FLAGS.filter(({ key }) => !existing.has(key))) {
    const input = { ...flag, note: 'An example, made with the database' };
    const ctx = { db, actor, source: 'script', requestId: randomUUID(), now, expireTags: () => {} } as const;
    if (await madeByUs(createFlag(ctx, { environment, input }))) made += 1;
  }
  return made;
}

async function madeByUs(creation: Promise<unknown>): Promise<boolean> {
  try {
    await creation;
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CONFLICT') return false;
    throw error;
  }
}
