import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { PlanView } from '@/lib/rollouts/plan-view';
import { PlanBadge } from './plan-panel';
import { StageTrack } from './stage-track';

/** The plans of an environment: where each is, and what holds it there. */
export function PlansList({ plans, now, flagHrefOf }: PlansListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {plans.map((plan) => (
        <li key={`${plan.flag} ${plan.createdAt}`} className="grid gap-2 py-3 text-sm">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink className="font-mono" href={flagHrefOf(plan.flag)}>
              {plan.flag}
            </TextLink>
            <PlanBadge state={plan.state} />
            <StageTrack steps={plan.steps} label={`Stages of ${plan.flag}, per cent`} />
          </div>
          <p className="text-ink-muted">
            {plan.endedAt ? (
              <>
                Over <Time at={plan.endedAt} now={now} />.
              </>
            ) : (
              standing(plan)
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function standing({ state, why, conditions }: PlanView): string {
  if (state === 'paused') return `Paused. ${why}`;
  const held = conditions.filter(({ isOpen }) => !isOpen);
  return held.length === 0 ? 'Its gate is open.' : held.map(({ sentence }) => sentence).join(' ');
}

interface PlansListProps {
  plans: readonly PlanView[];
  now: number;
  flagHrefOf: (flag: string) => string;
}
