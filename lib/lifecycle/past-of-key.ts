import { and, desc, eq, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { history } from '@/db/schema';
import { whoMadeIt } from '@/lib/history/who';

/** A flag of the same key that there once was. ISO 8601. */
export interface PastOfKey {
  readonly deletedAt: string;
  readonly deletedBy: string;
}

/** The last flag of a key that was deleted; null where there never was one. Code may still ask for it. */
export async function pastOfKey(db: Queryable, key: string): Promise<PastOfKey | null> {
  if (!isAskable(key)) return null;
  const [entry] = await db
    .select({ at: history.at, who: whoMadeIt })
    .from(history)
    .where(and(eq(history.flagKey, key), eq(history.action, 'flag.deleted'), sql`${history.chain} <> 'access'`))
    .orderBy(desc(history.id))
    .limit(1);
  return entry ? { deletedAt: entry.at.toISOString(), deletedBy: entry.who } : null;
}
