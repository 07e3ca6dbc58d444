import { absoluteTime } from '@/components/ui/relative-time';

/** Where a cached fragment came from: reloading shows the same instant, until its flag is saved. */
export function FiguresNote({ computedAt, revision, flagKey }: FiguresNoteProps) {
  return (
    <p className="text-ink-muted text-sm">
      Made-up figures, computed <time dateTime={computedAt}>{absoluteTime(Date.parse(computedAt))}</time>
      {revision === null
        ? ' without a revision, and not kept.'
        : ` from revision ${revision} and kept until ${flagKey} is saved.`}
    </p>
  );
}

interface FiguresNoteProps {
  computedAt: string;
  revision: number | null;
  flagKey: string;
}
