import { clsx } from 'clsx';

const BUCKETS = Array.from({ length: 100 }, (_, bucket) => bucket);

/** The hundred buckets: which are in at a percentage, and which one is yours. Said in words for those who cannot see it. */
export function BucketCells({ percentage, yours }: { percentage: number; yours: number | null }) {
  return (
    <figure>
      <div aria-hidden className="grid grid-cols-[repeat(50,minmax(0,1fr))] gap-px">
        {BUCKETS.map((bucket) => (
          <span
            key={bucket}
            title={`bucket ${bucket}: ${shareOf(bucket, percentage)}${bucket === yours ? ', yours' : ''}`}
            className={clsx(
              'h-5 rounded-[1px]',
              percentage >= bucket + 1 ? 'bg-accent' : percentage > bucket ? 'bg-accent-half' : 'bg-line',
              bucket === yours && 'outline-2 outline-ink',
            )}
          />
        ))}
      </div>
      <figcaption className="mt-1.5 text-ink-muted text-sm">
        {percentage === 0 ? 'No bucket is in' : `Buckets 0 to ${Math.ceil(percentage) - 1} are in`}
        {yours === null ? '.' : `; yours is ${yours}${percentage > yours ? ', in' : ', out'}.`}
      </figcaption>
    </figure>
  );
}

function shareOf(bucket: number, percentage: number): string {
  if (percentage >= bucket + 1) return 'in';
  return percentage > bucket ? 'partly in' : 'out';
}
