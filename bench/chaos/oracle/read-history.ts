import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { environments, history } from '@/db/schema';
import { readBody } from '@/lib/history/read-body';
import type { RevisionEntry } from './revision-log';

/** An entry with the note that its saver gave it. */
export interface HistoryEntry extends RevisionEntry {
  readonly id: number;
  readonly note: string;
}

/** The entries of an environment after the one called `after`, in their order. */
export async function readHistory(db: Database, environment: string, after: number): Promise<HistoryEntry[]> {
  const rows = await db
    .select({ id: history.id, at: history.at, flag: history.flagKey, body: history.body })
    .from(history)
    .innerJoin(environments, eq(environments.id, history.environmentId))
    .where(and(eq(environments.key, environment), gt(history.id, after)))
    .orderBy(asc(history.id));
  return rows.map(({ id, at, flag, body }) => {
    const { revision, note, after: fields } = readBody(body);
    return { id, at: at.getTime(), flag: flag ?? '', revision: revision ?? 0, note, after: fields ?? {} };
  });
}
