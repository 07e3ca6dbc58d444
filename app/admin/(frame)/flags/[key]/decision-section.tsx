import type { ComponentProps } from 'react';
import { BucketCells } from '@/components/flag-page/bucket-cells';
import { DecisionForm } from '@/components/flag-page/decision-form';
import { Notice } from '@/components/ui/notice';
import type { FlagView } from '@/lib/flags/flag-view';
import { editFlagFromForm, type FlagAddress } from './actions';
import { Section } from './section';

/** Who gets a flag, and the form that decides it, unless a plan does. */
export function DecisionSection({ flag, isLed, yours, address }: DecisionSectionProps) {
  return (
    <Section title="How it decides">
      {flag.killedBy && (
        <Notice meaning="attention">Not in force while it is killed: what is set here, it answers once lifted.</Notice>
      )}
      {!flag.hasSplit && (
        <BucketCells percentage={flag.enabled && !flag.killedBy ? flag.rolloutPercentage : 0} yours={yours} />
      )}
      {isLed && (
        <Notice>
          Its rollout plan leads it: skip a stage, roll back or cancel the plan to set it yourself. A kill works at any
          time.
        </Notice>
      )}
      {!flag.archived && !isLed && (
        <DecisionForm flag={flag} environment={address.environment} save={editFlagFromForm.bind(null, address)} />
      )}
    </Section>
  );
}

interface DecisionSectionProps {
  flag: FlagView;
  /** Whether a rollout plan leads it. */
  isLed: boolean;
  yours: ComponentProps<typeof BucketCells>['yours'];
  address: FlagAddress;
}
