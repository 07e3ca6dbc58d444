import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { type EntriesQuery, type FoundEntry, findEntries } from '@/lib/history/find-entries';
import { noteExport } from '@/lib/history/note-export';
import type { Incoming } from '../incoming';
import { auditQuery } from '../operations/history';
import { firstOf, numberIn } from '../page-of';
import { readQuery } from '../read-query';
import { CSV_HEAD, csvLines, ndjsonLines, restEntry } from './entry-lines';

const ENTRIES_PER_PAGE = 50;
const ENTRIES_PER_READ = 1_000;

/**
 * `GET /api/audit`: entries of every chain, by who, what, when, flag and environment. A page as JSON, the newest first; or
 * all of them as a file, the oldest first, which is recorded. For admins.
 */
export async function getAudit(ctx: ChangeContext, { request, query, now }: Incoming): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  const { format = 'json', limit, cursor, ...wanted } = readQuery(auditQuery, query);
  if (format === 'json') return page(ctx, wanted, { limit, cursor });
  refuseCrossSite(request);
  await noteExport(ctx, { format, ...wanted });
  const [head, lines, type] =
    format === 'csv' ? [CSV_HEAD, csvLines, 'text/csv; charset=utf-8'] : ['', ndjsonLines, 'application/x-ndjson'];
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="sluice-history-${now.toISOString().slice(0, 10)}.${format}"`,
  };
  return new Response(streamOf(ctx, wanted, { head, lines }), { headers });
}

async function page(
  { db }: ChangeContext,
  wanted: EntriesQuery,
  { limit = ENTRIES_PER_PAGE, cursor }: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Promise<Response> {
  const beforeId = numberIn(cursor);
  const found = await findEntries(db, wanted, { limit: limit + 1, ...(beforeId !== undefined && { beforeId }) });
  const { rows, next_cursor } = firstOf(found, limit);
  return Response.json({ entries: rows.map(restEntry), next_cursor });
}

// Reading needs no such check, because another site's page cannot see the answer; but this leaves an entry.
function refuseCrossSite(request: Request): void {
  if (request.headers.get('sec-fetch-site') !== 'cross-site') return;
  throw new DomainError('FORBIDDEN', 'This was not asked for by a page of this site. Export it from the audit page.');
}

/** Read as it is written, a page at a time, so that however long history is little of it is held. */
function streamOf(
  ctx: ChangeContext,
  wanted: EntriesQuery,
  { head, lines }: { readonly head: string; readonly lines: (entries: readonly FoundEntry[]) => string },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let afterId = 0;
  return new ReadableStream({
    start(controller) {
      if (head !== '') controller.enqueue(encoder.encode(head));
    },
    async pull(controller) {
      const entries = await findEntries(ctx.db, wanted, { limit: ENTRIES_PER_READ, afterId });
      if (entries.length > 0) controller.enqueue(encoder.encode(lines(entries)));
      afterId = entries.at(-1)?.id ?? afterId;
      if (entries.length < ENTRIES_PER_READ) controller.close();
    },
  });
}
