import { clsx } from 'clsx';
import type { PlanStep } from '@/lib/rollouts/plan-view';

/** The stages of a plan in a row: behind it, where it is, and ahead. */
export function StageTrack({ steps, label, isSmall = false }: StageTrackProps) {
  return (
    <ol
      aria-label={label}
      className={clsx('flex flex-wrap items-center gap-y-1 font-mono', isSmall ? 'text-xs' : 'gap-x-1 text-sm')}
    >
      {steps.map(({ percentage, place }, i) => (
        <li key={percentage} aria-current={place === 'here' ? 'step' : undefined} className="flex items-center gap-1">
          {i > 0 && !isSmall && (
            <span aria-hidden className={clsx('h-px w-3', place === 'ahead' ? 'bg-line-strong' : 'bg-accent')} />
          )}
          <span className={clsx('rounded-sm', isSmall ? 'px-1' : 'px-1.5', PLACES[place])}>
            {percentage}
            <span className="sr-only"> per cent, {WORDS[place]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

const PLACES: Record<PlanStep['place'], string> = {
  behind: 'bg-accent-soft text-accent-strong',
  here: 'bg-accent font-semibold text-on-accent',
  ahead: 'bg-sunken text-ink-muted',
};

const WORDS: Record<PlanStep['place'], string> = { behind: 'behind it', here: 'where it is', ahead: 'ahead' };

interface StageTrackProps {
  steps: readonly PlanStep[];
  label: string;
  /** In a cell of a table. */
  isSmall?: boolean;
}
