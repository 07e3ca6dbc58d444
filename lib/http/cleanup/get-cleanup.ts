import { listReminders } from '@/lib/lifecycle/list-reminders';
import { listTombstones } from '@/lib/lifecycle/list-tombstones';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { list, listInPlace } from '../operations/shared';
import { pageOf } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';

/** `GET /api/cleanup`: what is due to go in an environment, the longest first, and last what was put off. */
export async function getCleanup(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const reminders = await listReminders(ctx.db, environment);
  const { rows, next_cursor } = pageOf(reminders, readQuery(listInPlace, query), ({ flag, since, snoozed }) => [
    snoozed === null ? 0 : 1,
    Date.parse(since),
    flag,
  ]);
  return Response.json({ environment, reminders: rows, next_cursor });
}

/** `GET /api/cleanup/tombstones`: the archived flags, which all environments share, with who still asks. */
export async function getTombstones({ db }: ReadContext, { query }: Incoming): Promise<Response> {
  const { rows, next_cursor } = pageOf(await listTombstones(db), readQuery(list, query), ({ flag }) => [flag]);
  const tombstones = rows.map(({ flag, archivedAt, dayCount, lastAskedAt, quietAt }) => ({
    flag,
    archived_at: archivedAt,
    last_24_hours: dayCount,
    last_asked_at: lastAskedAt,
    quiet_at: quietAt,
  }));
  return Response.json({ tombstones, next_cursor });
}
