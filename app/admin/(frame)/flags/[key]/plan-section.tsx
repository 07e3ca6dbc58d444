import { PlanPanel } from '@/components/plans/plan-panel';
import { StageTrack } from '@/components/plans/stage-track';
import { ButtonLink } from '@/components/ui/button-link';
import { Time } from '@/components/ui/time';
import type { Account } from '@/lib/accounts/account';
import type { PlanView } from '@/lib/rollouts/plan-view';
import type { FlagAddress } from './actions';
import {
  approveFromForm,
  cancelFromForm,
  pauseFromForm,
  resumeFromForm,
  rollBackFromForm,
  skipFromForm,
} from './plan/actions';
import { newPlanHref } from './plan-href';
import { Section } from './section';

/** The plan that leads a flag; where none does, how the last one ended and how to start one. */
export function PlanSection({ plan, address, account, now }: PlanSectionProps) {
  return (
    <Section title="Rollout plan" id="plan">
      {plan?.endedAt === null ? (
        <PlanPanel
          plan={plan}
          href={`/api/flags/${encodeURIComponent(address.key)}/plan?environment=${encodeURIComponent(address.environment)}`}
          isMine={plan.startedBy.type === 'account' && plan.startedBy.id === account.id}
          actions={{
            pause: pauseFromForm.bind(null, address),
            resume: resumeFromForm.bind(null, address),
            skip: skipFromForm.bind(null, address),
            rollBack: rollBackFromForm.bind(null, address),
            approve: approveFromForm.bind(null, address),
            cancel: cancelFromForm.bind(null, address),
          }}
          now={now}
        />
      ) : (
        <>
          {plan?.endedAt && (
            <div className="flex flex-wrap items-center gap-3 text-ink-muted text-sm">
              <StageTrack steps={plan.steps} label="Stages of the last plan, per cent" />
              <span>
                The last plan was {plan.state} <Time at={plan.endedAt} now={now} />.
              </span>
            </div>
          )}
          <div>
            <ButtonLink href={newPlanHref(address)}>Start a rollout plan</ButtonLink>
          </div>
        </>
      )}
    </Section>
  );
}

interface PlanSectionProps {
  plan: PlanView | null;
  address: FlagAddress;
  account: Account;
  now: number;
}
