import { sql } from 'drizzle-orm';
import { findFlag } from '@/lib/flags/list-flags';
import { listHistory } from '@/lib/history/list-history';
import { advancePlans } from '@/lib/rollouts/advance-plans';
import { findPlan } from '@/lib/rollouts/find-plan';
import { startPlan } from '@/lib/rollouts/start-plan';
import { type FlagWorld, PRODUCTION } from './flag-world';

/** A stage that is left at once, unless said otherwise. */
export const stage = (percentage: number, said: Readonly<Record<string, unknown>> = {}) => ({ percentage, ...said });

/** What a test of plans does with a world: makes flags with a plan, lets time pass and ticks. */
export function planWorld(world: () => FlagWorld) {
  const address = (key: string) => ({ environment: PRODUCTION, key });
  return {
    /** Makes a flag at 0 % that a plan of Ada's leads. */
    async planned(key: string, stages: readonly unknown[], said: Readonly<Record<string, unknown>> = {}) {
      await world().flag(key, { enabled: false, rollout_percentage: 0 });
      await startPlan(world().ada, { ...address(key), input: { stages, ...said } });
      return key;
    },
    plan: (key: string) => findPlan(world().db, address(key)),
    flagOf: (key: string) => findFlag(world().db, PRODUCTION, key),
    story: async (key: string) =>
      (await listHistory(world().db, { flag: key, environment: PRODUCTION })).toReversed().slice(1),
    /** Sets everything that a plan remembers back by some seconds, which is what it is to have waited them. */
    async waited(seconds: number) {
      const ago = sql`${seconds} * interval '1 second'`;
      await world().db.execute(sql`
        update rollout_plans set counted_from = counted_from - ${ago}, watched_from = watched_from - ${ago},
          entered_at = entered_at - ${ago}, start_at = start_at - ${ago}, paused_at = paused_at - ${ago},
          next_look_at = next_look_at - ${ago}`);
    },
    tick: () => advancePlans(world().db),
  };
}
