import { refuseUnlessAdmin } from '@/lib/auth/rights';
import { listRefusals } from '@/lib/refusals/list-refusals';
import type { ReadContext } from '../read-context';

/** `GET /api/refusals`: how often somebody was refused within a week, by kind. For admins. */
export async function getRefusals(ctx: ReadContext): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  const refusals = (await listRefusals(ctx.db)).map(({ kind, day, week, lastAt }) => ({
    kind,
    last_24_hours: day,
    last_7_days: week,
    last_at: lastAt,
  }));
  return Response.json({ refusals });
}
