import { type EntryView, type HistoryQuery, listHistory } from '@/lib/history/list-history';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { historyQuery } from '../operations/history';
import { firstOf, numberIn, type Page } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';
import { addressedFlag } from './addressed-flag';

const ENTRIES_PER_PAGE = 50;

/** `GET /api/flags/{key}/history`: a flag's entries in an environment, newest first, and where the next page begins. */
export async function getFlagHistory(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key: flag } = await addressedFlag(ctx.db, environment, params.key);
  const { rows, next_cursor } = await page(ctx, query, { environment, flag });
  return Response.json({ environment, flag, entries: rows.map(restEntry), next_cursor });
}

/** `GET /api/history`: the entries of an environment, newest first, of all flags or of one that may be gone. */
export async function getHistory(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { flag } = readQuery(historyQuery, query);
  const { rows, next_cursor } = await page(ctx, query, { environment, ...(flag !== undefined && { flag }) });
  return Response.json({ environment, entries: rows.map(restEntry), next_cursor });
}

async function page({ db }: ReadContext, query: URLSearchParams, wanted: HistoryQuery): Promise<Page<EntryView>> {
  const { limit = ENTRIES_PER_PAGE, cursor } = readQuery(historyQuery, query);
  const beforeId = numberIn(cursor);
  const found = await listHistory(db, { ...wanted, limit: limit + 1, ...(beforeId !== undefined && { beforeId }) });
  return firstOf(found, limit);
}

function restEntry({ id, changeId, ...entry }: EntryView) {
  return { id, change_id: changeId, ...entry };
}
