import { listReminders } from '@/lib/lifecycle/list-reminders';
import { listTombstones } from '@/lib/lifecycle/list-tombstones';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';

/** `GET /api/cleanup`: what is due to go in an environment, and the tombstones of all with who still asks. */
export async function getCleanup(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const [reminders, tombstones] = await Promise.all([listReminders(ctx.db, environment), listTombstones(ctx.db)]);
  return Response.json({
    environment,
    reminders,
    tombstones: tombstones.map(({ flag, archivedAt, dayCount, lastAskedAt, quietAt }) => ({
      flag,
      archived_at: archivedAt,
      last_24_hours: dayCount,
      last_asked_at: lastAskedAt,
      quiet_at: quietAt,
    })),
  });
}
