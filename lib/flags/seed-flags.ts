import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { flags } from '@/db/schema';
import { EXAMPLE_FLAGS } from '@/db/seed';
import { createFlag } from './create-flag';

/** Makes the example flags in a database that has none, through the door like everybody. Gives how many it made. */
export async function seedFlags(
  db: Database,
  { environment, now }: { readonly environment: string; readonly now: Date },
): Promise<number> {
  const [existing] = await db.select({ count: sql<number>`count(*)::int` }).from(flags);
  if (existing && existing.count > 0) return 0;
  for (const flag of EXAMPLE_FLAGS) {
    const input = { ...flag, note: 'An example, made with the database' };
    const system = { type: 'system' } as const;
    await createFlag(
      { db, actor: system, source: 'script', requestId: randomUUID(), now, expireTags: () => {} },
      { environment, input },
    );
  }
  return EXAMPLE_FLAGS.length;
}
