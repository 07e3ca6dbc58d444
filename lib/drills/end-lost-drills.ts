import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { drills } from '@/db/schema';
import { drillContext } from './drill-context';
import { finishDrill } from './finish-drill';

/** Beyond its budget a drill has little left to do: one that is not over then has lost its process. */
const LOST_AFTER_MS = 60_000;

/** Ends drills whose process was killed on the way: their kill is lifted, and they have not passed. */
export async function endLostDrills(db: Database): Promise<void> {
  const lost = await db
    .select({ id: drills.id })
    .from(drills)
    .where(
      and(
        eq(drills.state, 'running'),
        lt(
          drills.startedAt,
          sql`clock_timestamp() - (${drills.budgetMs} + ${LOST_AFTER_MS}) * interval '1 millisecond'`,
        ),
      ),
    )
    .orderBy(asc(drills.id));
  for (const { id } of lost) {
    const verdict = { isPassed: false, fault: 'the instance that ran it', p50Ms: null, p95Ms: null, maxMs: null };
    await finishDrill(drillContext(db), { id, layers: [], verdict });
  }
}
