import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments, history } from '@/db/schema';
import { readBody } from './read-body';
import { whoMadeIt } from './who';

export const ENTRIES_PER_PAGE_MAX = 200;

/** One entry as people read it. `before` and `after` have only the fields that changed. */
export interface EntryView {
  readonly id: number;
  readonly changeId: string;
  readonly at: string;
  readonly action: string;
  readonly environment: string | null;
  readonly revision: number | null;
  readonly flag: string | null;
  readonly who: string;
  readonly source: string;
  readonly note: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface HistoryQuery {
  readonly environment?: string;
  readonly flag?: string;
  /** Only entries older than this id: the next page. */
  readonly beforeId?: number;
  readonly limit?: number;
}

/** The entries of flags, newest first: of one environment or all, of one flag or all. Access entries are not here. */
export async function listHistory(db: Queryable, query: HistoryQuery): Promise<EntryView[]> {
  if (!isAskable(`${query.environment}${query.flag}`)) return [];
  const rows = await db
    .select({ id: history.id, changeId: history.changeId, at: history.at, who: whoMadeIt, body: history.body })
    .from(history)
    .leftJoin(environments, eq(environments.id, history.environmentId))
    .where(
      and(
        sql`${history.chain} <> 'access'`,
        query.environment === undefined
          ? undefined
          : or(eq(environments.key, query.environment), isNull(history.environmentId)),
        query.flag === undefined ? undefined : eq(history.flagKey, query.flag),
        query.beforeId === undefined ? undefined : lt(history.id, query.beforeId),
      ),
    )
    .orderBy(desc(history.id))
    .limit(Math.min(query.limit ?? 50, ENTRIES_PER_PAGE_MAX + 1));
  return rows.map(({ body, at, ...row }) => {
    const { action, environment, revision, flag, source, note, before, after } = readBody(body);
    return { ...row, at: at.toISOString(), action, environment, revision, flag, source, note, before, after };
  });
}
