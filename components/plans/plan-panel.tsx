import { Badge, type BadgeMeaning } from '@/components/ui/badge';
import type { FormAction } from '@/components/ui/form-state';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { PlanStatus } from '@/lib/rollouts/plan-state';
import type { PlanView } from '@/lib/rollouts/plan-view';
import { standingOf } from './ask-plan';
import { GateList } from './gate-list';
import { PlanDeed } from './plan-deed';
import { PlanWatch } from './plan-watch';
import { StageTrack } from './stage-track';
import { WeekStrip } from './week-strip';

/** What can be done with a plan, each a form's action. */
export interface PlanActions {
  readonly pause: FormAction;
  readonly resume: FormAction;
  readonly skip: FormAction;
  readonly rollBack: FormAction;
  readonly approve: FormAction;
  readonly cancel: FormAction;
}

/** A plan as it stands at its gate, and what can be done with it. */
export function PlanPanel({ plan, href, isMine, actions, now }: PlanPanelProps) {
  return (
    <div className="grid gap-4">
      <PlanWatch href={href} shown={standing(plan)} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <StageTrack steps={plan.steps} label="Stages, per cent" />
        <PlanBadge state={plan.state} />
        {plan.enteredAt && (
          <span className="text-ink-muted text-sm">
            in this stage since <Time at={plan.enteredAt} now={now} />
          </span>
        )}
      </div>
      {plan.state === 'paused' && <Notice meaning="attention">Paused. {plan.why}</Notice>}
      <GateList conditions={plan.conditions} now={now} />
      {plan.coverage && <WeekStrip strip={plan.coverage.strip} timeZone={plan.timeZone} />}
      <p className="text-ink-muted text-sm">
        An unhealthy signal {plan.onUnhealthy === 'kill' ? 'kills the flag' : 'pauses the plan'}.{' '}
        {plan.dashboardUrl && <TextLink href={plan.dashboardUrl}>Dashboard</TextLink>}
      </p>
      <Deeds plan={plan} isMine={isMine} actions={actions} />
    </div>
  );
}

function standing({ state, stage, conditions }: PlanView): string {
  return standingOf({ state, stage: stage === null ? null : stage + 1, open: conditions.map(({ isOpen }) => isOpen) });
}

function Deeds({ plan, isMine, actions }: Omit<PlanPanelProps, 'href' | 'now'>) {
  const behind = plan.stages.slice(0, plan.stage ?? 0);
  const held = plan.conditions.filter(({ isOpen, name }) => !isOpen && name !== 'start-time');
  // Approval is last: before that the verb refuses it.
  const awaits = held.length === 1 && held[0]?.name === 'approval';
  if (plan.state === 'paused') {
    return (
      <div className="grid gap-3">
        <PlanDeed key="Resume" label="Resume" note="Note on resuming" variant="primary" act={actions.resume} />
        {behind.length > 0 && <RollBack behind={behind} act={actions.rollBack} />}
        <PlanDeed
          key="Cancel the plan"
          label="Cancel the plan"
          note="Note on cancelling"
          variant="danger"
          act={actions.cancel}
        />
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      {awaits && !isMine && (
        <PlanDeed key="Approve" label="Approve" note="Note on approving" variant="primary" act={actions.approve} />
      )}
      <PlanDeed key="Pause" label="Pause" note="Why pause it?" act={actions.pause} />
      <PlanDeed
        key="Skip this gate"
        label="Skip this gate"
        note="Why skip it? (required)"
        isRequired
        act={actions.skip}
      />
      {behind.length > 0 && <RollBack behind={behind} act={actions.rollBack} />}
      <PlanDeed
        key="Cancel the plan"
        label="Cancel the plan"
        note="Note on cancelling"
        variant="danger"
        act={actions.cancel}
      />
    </div>
  );
}

function RollBack({ behind, act }: { behind: readonly { percentage: number }[]; act: FormAction }) {
  const options = behind.map(({ percentage }) => ({ value: String(percentage), label: `to ${percentage} %` }));
  return (
    <PlanDeed label="Roll back" note="Why roll back?" act={act}>
      <Select name="percentage" aria-label="Roll back to" options={options} className="max-w-28" />
    </PlanDeed>
  );
}

/** A plan's state in one word. */
export function PlanBadge({ state }: { state: PlanStatus }) {
  return <Badge meaning={MEANINGS[state]}>{state}</Badge>;
}

const MEANINGS: Record<PlanStatus, BadgeMeaning> = {
  waiting: 'accent',
  running: 'accent',
  paused: 'attention',
  completed: 'on',
  cancelled: 'neutral',
};

interface PlanPanelProps {
  plan: PlanView;
  /** Where it is asked for over REST. */
  href: string;
  /** Whoever looks started it, and so is not the one to approve. */
  isMine: boolean;
  actions: PlanActions;
  now: number;
}
