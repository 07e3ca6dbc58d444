import { ENTRIES_PER_PAGE_MAX, type EntryView, listHistory } from '@/lib/history/list-history';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { wholeNumberParameter } from '../query-parameter';
import type { ReadContext } from '../read-context';
import { addressedFlag } from './addressed-flag';

const ENTRIES_PER_PAGE = 50;

/** `GET /api/flags/{key}/history`: a flag's entries in an environment, newest first, and where the next page begins. */
export async function getHistory(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const beforeId = wholeNumberParameter(query, 'before');
  const limit = wholeNumberParameter(query, 'limit', ENTRIES_PER_PAGE_MAX) ?? ENTRIES_PER_PAGE;
  const { key: flag } = await addressedFlag(ctx.db, environment, params.key);
  const entries = await listHistory(ctx.db, { environment, flag, limit, ...(beforeId !== undefined && { beforeId }) });
  const nextBefore = entries.length === limit ? (entries.at(-1)?.id ?? null) : null;
  return Response.json({ environment, flag, entries: entries.map(restEntry), next_before: nextBefore });
}

function restEntry({ id, changeId, ...entry }: EntryView) {
  return { id, change_id: changeId, ...entry };
}
