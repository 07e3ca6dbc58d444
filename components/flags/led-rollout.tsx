import { Lock } from 'lucide-react';
import { StageTrack } from '@/components/plans/stage-track';
import type { TableFlag } from './table-flag';

/** In place of the input, where a plan leads the flag: where it is, and why nothing can be typed. */
export function LedRollout({ flagKey, plan }: { flagKey: string; plan: NonNullable<TableFlag['plan']> }) {
  return (
    <div className="flex flex-wrap items-center gap-x-1.5 py-1 text-ink-muted text-xs">
      <Lock aria-hidden className="size-3 shrink-0" />
      <StageTrack steps={plan.steps} label={`Stages of ${flagKey}, per cent`} isSmall />
      <span>{plan.state === 'running' ? 'its plan leads it' : `its plan is ${plan.state}`}</span>
    </div>
  );
}
