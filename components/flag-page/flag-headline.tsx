import { STAGE_WORDS } from '@/components/flags/stage-words';
import { Badge } from '@/components/ui/badge';
import { Since } from '@/components/ui/since';
import { Time } from '@/components/ui/time';
import { formatPercentage } from '@/lib/engine/percentage';
import type { FlagView } from '@/lib/flags/flag-view';
import type { LifecycleStage } from '@/lib/lifecycle/lifecycle-stage';
import type { PlanView } from '@/lib/rollouts/plan-view';

/** What a flag does here, as a sentence: the first thing that anybody asks. */
export function FlagHeadline({ flag, environment, plan = null, stage = null, now }: FlagHeadlineProps) {
  return (
    <div className="mb-6 min-w-0">
      <h1 className="font-normal text-xl tracking-tight [overflow-wrap:anywhere]">
        <strong className="font-mono font-semibold">{flag.key}</strong> is{' '}
        {flag.killedBy ? (
          <KilledSince flag={flag} killedBy={flag.killedBy} environment={environment} now={now} />
        ) : (
          <>
            <Verdict flag={flag} /> in {environment}
            <LastChange flag={flag} now={now} />
          </>
        )}
        {plan?.stage != null && `, in stage ${plan.stage + 1} of ${plan.stages.length} of its plan`}.
      </h1>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-ink-muted">
        {flag.archived && <Badge meaning="attention">archived: takes no edits, keeps its last answer</Badge>}
        <Badge>{flag.kind}</Badge>
        {stage && <Badge meaning={stage === 'stale' ? 'attention' : 'neutral'}>{STAGE_WORDS[stage]}</Badge>}
        {flag.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
        <span>{flag.description}</span>
      </p>
    </div>
  );
}

function KilledSince({
  flag,
  killedBy,
  environment,
  now,
}: FlagHeadlineProps & { killedBy: NonNullable<FlagView['killedBy']> }) {
  // Only as long as nothing was edited since is what it will be what it was.
  const tense = flag.lastChange?.at === killedBy.at ? 'it was' : 'lifted, it will be';
  return (
    <>
      <strong className="font-semibold text-kill">killed</strong> in {environment} since{' '}
      <Since at={killedBy.at} now={now} /> by {killedBy.who}
      {killedBy.note && <span className="text-ink-muted"> (“{killedBy.note}”)</span>}; {tense} <Verdict flag={flag} />
    </>
  );
}

function LastChange({ flag: { lastChange: last }, now }: { flag: FlagView; now: number }) {
  if (!last) return null;
  return (
    <span className="text-ink-muted">
      , last changed <Time at={last.at} now={now} /> by {last.who}
    </span>
  );
}

function Verdict({ flag }: { flag: FlagView }) {
  const people = PEOPLE[flag.identityPolicy] ?? 'those who share an attribute';
  const tone = flag.killedBy ? '' : 'text-on';
  if (!flag.enabled) return <strong className="font-semibold">off for everybody</strong>;
  if (flag.rolloutPercentage === 0) return <strong className="font-semibold">on for nobody (0 %)</strong>;
  if (flag.rolloutPercentage === 100) return <strong className={`font-semibold ${tone}`}>on for all {people}</strong>;
  return (
    <>
      on for <strong className={`font-semibold ${tone}`}>{formatPercentage(flag.rolloutPercentage)} %</strong> of{' '}
      {people}
    </>
  );
}

const PEOPLE: Readonly<Record<string, string>> = {
  device: 'devices',
  user: 'accounts',
  'adopt-user': 'visitors',
  'sticky-first': 'visitors',
};

interface FlagHeadlineProps {
  flag: FlagView;
  environment: string;
  /** The rollout plan that leads it. */
  plan?: PlanView | null;
  /** Where it stands in its life. */
  stage?: LifecycleStage | null;
  /** The server's clock, in ms. */
  now: number;
}
