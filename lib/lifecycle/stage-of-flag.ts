import type { FlagView } from '@/lib/flags/flag-view';
import { type LifecycleStage, lifecycleStage } from './lifecycle-stage';

/**
 * Where a flag stands in its life in its environment. `lastAskedAt` is ISO 8601, null where nobody asked within 30 days;
 * `now` in ms. Null for an archived one, which is a tombstone.
 */
export function stageOfFlag(flag: FlagView, lastAskedAt: string | null, now: number): LifecycleStage | null {
  if (flag.archived) return null;
  const life = {
    kind: flag.kind,
    enabled: flag.enabled,
    killed: flag.killedBy !== null,
    rolloutPercentage: flag.rolloutPercentage,
    hasTargeting: flag.hasTargeting,
    createdAt: Date.parse(flag.createdAt),
    decidedAt: Date.parse(flag.decidedAt),
    lastAskedAt: lastAskedAt === null ? null : Date.parse(lastAskedAt),
  };
  return lifecycleStage(life, now);
}
