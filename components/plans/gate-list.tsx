import { CircleCheck, CircleDashed } from 'lucide-react';
import { Since } from '@/components/ui/since';
import type { ConditionName } from '@/lib/rollouts/conditions';
import type { ConditionView } from '@/lib/rollouts/plan-view';

/** What must hold for a plan to move on: each condition open or held, since when, and why. */
export function GateList({ conditions, now }: { conditions: readonly ConditionView[]; now: number }) {
  return (
    <ul aria-label="Gate" className="divide-y divide-line border-line border-y text-sm">
      {conditions.map(({ name, isOpen, since, sentence }) => (
        <li key={name} className="grid grid-cols-[auto_1fr] gap-x-2 py-2 sm:grid-cols-[auto_9rem_1fr]">
          {isOpen ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 text-on" />
          ) : (
            <CircleDashed aria-hidden className="mt-0.5 size-4 text-attention" />
          )}
          <span>
            <strong className="font-medium">{NAMES[name]}</strong>{' '}
            <span className={isOpen ? 'text-on' : 'text-attention'}>{isOpen ? 'open' : 'held'}</span>
          </span>
          <span className="text-ink-muted max-sm:col-start-2">
            {sentence} Since <Since at={since} now={now} />.
          </span>
        </li>
      ))}
    </ul>
  );
}

const NAMES: Record<ConditionName, string> = {
  'start-time': 'Start',
  'minimum-time': 'Time',
  cycle: 'Cycle',
  visitors: 'Visitors',
  monitoring: 'Monitoring',
  drill: 'Drill',
  signals: 'Signals',
  approval: 'Approval',
};
