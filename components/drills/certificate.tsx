import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { DrillView } from '@/lib/drills/list-drills';
import { DrillVerdict } from './drill-verdict';
import { msWords } from './drill-words';

/** What the newest drills say of a flag: whether its kill was shown to arrive everywhere, and until when that counts. */
export function Certificate({ drills, now, hrefOf }: CertificateProps) {
  const [newest] = drills;
  if (!newest) {
    return (
      <p className="text-ink-muted text-sm">
        Nobody has rehearsed killing it here. A drill kills a twin of it, measures every layer, and hurts nobody.
      </p>
    );
  }
  const passed = drills.find(({ state }) => state === 'passed');
  return (
    <div className="grid gap-1 text-sm">
      <p>
        <DrillVerdict state={newest.state} /> <Time at={newest.startedAt} now={now} />
        {newest.maxMs !== null && newest.state === 'passed' && <> in {msWords(newest.maxMs)}</>}
        {newest.fault && <span className="text-kill">: {newest.fault} did not follow</span>}.{' '}
        <TextLink href={hrefOf(newest)}>Every layer</TextLink>
      </p>
      {passed?.expiresAt && (
        <p className="text-ink-muted">
          {Date.parse(passed.expiresAt) > now ? 'Its certificate is good; it expires ' : 'Its certificate expired '}
          <Time at={passed.expiresAt} now={now} />.
        </p>
      )}
    </div>
  );
}

interface CertificateProps {
  /** Newest first. */
  drills: readonly DrillView[];
  now: number;
  hrefOf: (drill: DrillView) => string;
}
