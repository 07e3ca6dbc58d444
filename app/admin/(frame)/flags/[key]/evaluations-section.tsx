import { EvaluationCounts } from '@/components/flag-page/evaluation-counts';
import { LoginShare } from '@/components/flag-page/login-share';
import { database } from '@/lib/database';
import type { FlagCounts } from '@/lib/evaluation-counts/flag-counts';
import type { FlagView } from '@/lib/flags/flag-view';
import { loginChanges } from '@/lib/visitors/login-changes';
import { Section } from './section';

/** Whether code asks for a flag, what it is told, and whose answer changed when they signed in. */
export async function EvaluationsSection({ flag, environment, counts, now }: EvaluationsSectionProps) {
  const logins = await loginChanges(database(), environment, flag.key);
  return (
    <Section title="Evaluations">
      <EvaluationCounts counts={counts} percentage={shareOf(flag)} now={now} />
      <LoginShare changes={logins} />
    </Section>
  );
}

function shareOf({ enabled, killedBy, rolloutPercentage }: FlagView): number {
  return enabled && killedBy === null ? rolloutPercentage : 0;
}

interface EvaluationsSectionProps {
  flag: FlagView;
  environment: string;
  counts: FlagCounts;
  /** The server's clock, in ms. */
  now: number;
}
