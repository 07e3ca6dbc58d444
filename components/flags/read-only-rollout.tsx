import { formatPercentage } from '@/lib/engine/percentage';
import { missingOnTheRight } from './align-on-point';
import { RolloutBar } from './rollout-bar';

/** The percentage for those who may look and not touch, on the same point as its editable neighbours. */
export function ReadOnlyRollout({ percentage, isOn, decimals }: ReadOnlyRolloutProps) {
  const text = formatPercentage(percentage);
  return (
    <div className="max-sm:flex max-sm:flex-row-reverse max-sm:items-center max-sm:gap-3">
      <p
        className="text-right font-mono text-sm"
        style={{ paddingRight: `calc(${missingOnTheRight(text, decimals)}ch + 4px)` }}
      >
        {text}
        <span className="text-ink-muted">%</span>
      </p>
      <RolloutBar was={percentage} will={percentage} isOn={isOn} />
    </div>
  );
}

interface ReadOnlyRolloutProps {
  percentage: number;
  isOn: boolean;
  decimals: number;
}
