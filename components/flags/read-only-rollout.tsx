import { formatPercentage } from '@/lib/engine/percentage';
import { missingOnTheRight } from './align-on-point';
import { RolloutBar } from './rollout-bar';

/** The percentage for those who may look and not touch, on the same point as its editable neighbours. */
export function ReadOnlyRollout({ percentage, isOn, decimals }: ReadOnlyRolloutProps) {
  const text = formatPercentage(percentage);
  return (
    <>
      <p className="pr-[5px] text-right font-mono text-sm">
        <span style={{ paddingRight: `${missingOnTheRight(text, decimals)}ch` }}>{text}</span>
        <span className="text-ink-muted">%</span>
      </p>
      <RolloutBar was={percentage} will={percentage} isOn={isOn} />
    </>
  );
}

interface ReadOnlyRolloutProps {
  percentage: number;
  isOn: boolean;
  decimals: number;
}
