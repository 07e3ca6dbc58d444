import type { ReactNode } from 'react';
import { formatPercentage } from '@/lib/engine/percentage';
import type { SiteDecision } from './decision';

const BUCKETS = Array.from({ length: 100 }, (_, bucket) => bucket);

/** The hundred buckets of a flag as the water behind a gate: how far it is open, and where this visitor stands. */
export function GateFigure({ decision, isOpen }: { decision: SiteDecision; isOpen: boolean }) {
  const { flagKey, bucket } = decision;
  const percentage = isOpen ? (decision.percentage ?? 0) : 0;
  return (
    <figure className="m-0">
      <div aria-hidden className="relative pt-8 pb-7">
        <svg viewBox="0 0 1000 120" preserveAspectRatio="none" className="block h-28 w-full sm:h-36">
          <clipPath id="open">
            <rect x="0" y="0" width={percentage * 10} height="120" />
          </clipPath>
          <Bars className="fill-line" />
          <g clipPath="url(#open)">
            <Bars className="fill-accent" />
          </g>
          {bucket !== null && <Bar bucket={bucket} className="fill-ink" />}
        </svg>
        <span className="absolute top-0 bottom-7 border-ink border-l-2" style={{ left: `${percentage}%` }}>
          <span className={percentage > 80 ? 'absolute right-2 top-0' : 'absolute left-2 top-0'}>
            <Label>{isOpen ? `${formatPercentage(percentage)}\u00a0%` : 'off'}</Label>
          </span>
        </span>
        {bucket !== null && (
          <span className="absolute bottom-0" style={{ left: `${bucket + 0.5}%` }}>
            <span className={bucket > 80 ? 'absolute right-0 bottom-0' : 'absolute bottom-0 left-0'}>
              <Label>you, {bucket}</Label>
            </span>
          </span>
        )}
      </div>
      <figcaption className="mt-3 text-ink-muted">
        The hundred buckets of <span className="font-mono text-ink text-sm">{flagKey}</span>
        {isOpen ? `, open to ${formatPercentage(percentage)}\u00a0%` : ', which is switched off'}
        {bucket !== null && `. You are in bucket ${bucket}`}.
      </figcaption>
    </figure>
  );
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

function Label({ children }: { children: ReactNode }) {
  return <span className="whitespace-nowrap font-medium font-mono text-sm leading-6">{children}</span>;
}
