import { eq, sql } from 'drizzle-orm';
import { openDatabase } from '../../db/client';
import { flagEnvironments, flags } from '../../db/schema';
import { readWorld } from './world';

/** What waiting would do: everything that is told of a flag happened so many days earlier. */
export async function daysPass(key: string, days: number): Promise<void> {
  const { db, close } = openDatabase(readWorld().databaseUrl, { connectionCountMax: 1 });
  const earlier = (column: unknown) => sql`${column} - ${days} * interval '1 day'`;
  const [flag] = await db
    .update(flags)
    .set({ archivedAt: earlier(flags.archivedAt) })
    .where(eq(flags.key, key))
    .returning({ id: flags.id });
  await db
    .update(flagEnvironments)
    .set({ decidedAt: earlier(flagEnvironments.decidedAt) })
    .where(eq(flagEnvironments.flagId, flag?.id ?? 0));
  await db.execute(
    sql`update evaluation_counts set last_at = last_at - ${days} * interval '1 day' where flag_key = ${key}`,
  );
  await close();
}
