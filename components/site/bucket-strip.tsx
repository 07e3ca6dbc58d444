/** A hundred buckets in one line: which of them are in, and which one is this visitor's. Said in words beside it. */
export function BucketStrip({ percentage, bucket }: { percentage: number; bucket: number | null }) {
  return (
    <div aria-hidden className="relative h-2.5">
      <div className="absolute inset-x-0 top-0.5 h-1.5 overflow-hidden rounded-full bg-line">
        <div className="h-full bg-accent" style={{ width: `${percentage}%` }} />
      </div>
      {bucket !== null && (
        <div
          className="absolute top-0 h-2.5 w-1.5 -translate-x-1/2 rounded-full bg-ink ring-2 ring-surface"
          style={{ left: `${bucket + 0.5}%` }}
        />
      )}
    </div>
  );
}
