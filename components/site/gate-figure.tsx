import { clsx } from 'clsx';
import { formatPercentage } from '@/lib/engine/percentage';
import type { SiteDecision } from './decision';

const BUCKETS = Array.from({ length: 100 }, (_, bucket) => bucket);
/** From here to the right a label goes to the left of its mark, or it would leave the page. */
const TURN_AT = 80;

/** The hundred buckets of a flag as the water behind a gate: how far it is open, and where this visitor stands. */
export function GateFigure({ decision }: { decision: SiteDecision }) {
  const { flagKey, bucket, percentage, reason } = decision;
  const opening = reason === 'DISABLED' ? 0 : (percentage ?? 0);
  return (
    <figure>
      <div aria-hidden className="relative pt-8 pb-7">
        <svg aria-hidden viewBox="0 0 1000 120" preserveAspectRatio="none" className="block h-28 w-full sm:h-36">
          <clipPath id="open">
            <rect width={opening * 10} height="120" />
          </clipPath>
          <Bars className="fill-line" />
          <g clipPath="url(#open)">
            <Bars className="fill-accent" />
          </g>
          {bucket !== null && <Bar bucket={bucket} className="fill-ink" />}
        </svg>
        {percentage !== null && (
          <div className="absolute top-0 bottom-7 border-ink border-l-2" style={{ left: `${opening}%` }}>
            <Label className={opening > TURN_AT ? 'top-0 right-2' : 'top-0 left-2'}>{openingOf(decision)}</Label>
          </div>
        )}
        {bucket !== null && (
          <div className="absolute bottom-0" style={{ left: `${bucket > TURN_AT ? bucket + 1 : bucket}%` }}>
            <Label className={bucket > TURN_AT ? 'right-0 bottom-0' : 'bottom-0 left-0'}>{`you, ${bucket}`}</Label>
          </div>
        )}
      </div>
      <figcaption className="mt-3 text-ink-muted">
        The hundred buckets of <span className="font-mono text-ink text-sm">{flagKey}</span>: {openingOf(decision)}.
        {bucket !== null && ` You are in bucket ${bucket}.`}
      </figcaption>
    </figure>
  );
}

function openingOf({ reason, percentage }: SiteDecision): string {
  if (percentage === null) return 'how far they are open is not known here';
  return reason === 'DISABLED' ? 'switched off' : `open to ${formatPercentage(percentage)}\u00a0%`;
}

function Bars({ className }: { className: string }) {
  return BUCKETS.map((bucket) => <Bar key={bucket} bucket={bucket} className={className} />);
}

function Bar({ bucket, className }: { bucket: number; className: string }) {
  const height = surfaceAt(bucket);
  return <rect x={bucket * 10 + 1} y={120 - height} width="8" height={height} className={className} />;
}

// A still surface with a swell on it: two waves whose lengths do not divide each other.
function surfaceAt(bucket: number): number {
  return Math.round(84 + 18 * Math.sin(bucket / 8.5) + 7 * Math.sin(bucket / 2.7 + 1));
}

function Label({ className, children }: { className: string; children: string }) {
  return (
    <span className={clsx('absolute whitespace-nowrap font-medium font-mono text-sm leading-6', className)}>
      {children}
    </span>
  );
}
