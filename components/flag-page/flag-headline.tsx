import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import { formatPercentage } from '@/lib/engine/percentage';
import type { FlagView } from '@/lib/flags/flag-view';

/** What a flag does here, as a sentence: the first thing that anybody asks. */
export function FlagHeadline({ flag, environment, now }: { flag: FlagView; environment: string; now: number }) {
  const last = flag.lastChange;
  return (
    <div className="mb-6">
      <h1 className="font-normal text-xl tracking-tight">
        <strong className="font-mono font-semibold">{flag.key}</strong> is <Verdict flag={flag} /> in {environment}
        {last && (
          <span className="text-ink-muted">
            , last changed <Time at={last.at} now={now} /> by {last.who}
          </span>
        )}
        .
      </h1>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-ink-muted">
        {flag.archived && <Badge meaning="attention">archived: takes no edits, keeps its last answer</Badge>}
        <Badge>{flag.kind}</Badge>
        {flag.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
        <span>{flag.description}</span>
      </p>
    </div>
  );
}

function Verdict({ flag }: { flag: FlagView }) {
  const people = flag.identityPolicy === 'user' ? 'accounts' : 'devices';
  if (!flag.enabled) return <strong className="font-semibold">off for everybody</strong>;
  if (flag.rolloutPercentage === 0) return <strong className="font-semibold">on for nobody (0 %)</strong>;
  if (flag.rolloutPercentage === 100) return <strong className="font-semibold text-on">on for all {people}</strong>;
  return (
    <>
      on for <strong className="font-semibold text-on">{formatPercentage(flag.rolloutPercentage)} %</strong> of {people}
    </>
  );
}
