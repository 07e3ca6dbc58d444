import { clsx } from 'clsx';
import { POSITIONS } from '@/lib/engine/bucket';
import { formatPercentage } from '@/lib/engine/percentage';
import type { SplitRange } from '@/lib/engine/rule';
import { countsOf } from '@/lib/engine/split-by-weights';

const TONES = ['bg-accent', 'bg-ink-faint', 'bg-accent-half', 'bg-line-strong', 'bg-ink-muted'];

/** Which variant each part of everybody has: a bar for the eye, and the same in words. */
export function SplitBar({ ranges, yours }: { ranges: readonly SplitRange[]; yours: number | null }) {
  const names = [...countsOf(ranges).keys()];
  const toneOf = (variant: string) => TONES[names.indexOf(variant) % TONES.length];
  const own = yours === null ? undefined : ranges.find(({ from, to }) => from <= yours * 1000 && yours * 1000 < to);
  return (
    <figure>
      <div aria-hidden className="flex h-5 gap-px overflow-hidden rounded-sm">
        {ranges.map(({ variant, from, to }) => (
          <span
            key={from}
            title={`${variant}: positions ${from} to ${to - 1}`}
            style={{ width: `${((to - from) / POSITIONS) * 100}%` }}
            className={clsx('min-w-px', toneOf(variant))}
          />
        ))}
      </div>
      <figcaption className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-sm">
        {[...countsOf(ranges)].map(([variant, count]) => (
          <span key={variant} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={clsx('size-2.5 rounded-[2px]', toneOf(variant))} />
            <span className="font-mono text-ink">{variant}</span> {formatPercentage(count / 1000)} %
          </span>
        ))}
        {own && (
          <span>
            Your bucket {yours} begins in <span className="font-mono">{own.variant}</span>.
          </span>
        )}
      </figcaption>
    </figure>
  );
}
