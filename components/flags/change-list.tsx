import { ArrowRight } from 'lucide-react';

export interface ShownChange {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** More than this many are a number: the rows themselves show what they are. */
const SHOWN_MAX = 6;

/** Changes in product words: "new_dashboard 10% → 25%". */
export function ChangeList({ changes }: { changes: readonly ShownChange[] }) {
  const hidden = changes.length - SHOWN_MAX;
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-1 text-sm">
      {changes.slice(0, SHOWN_MAX).map(({ key, from, to }) => (
        <li key={`${key} ${from}`} className="flex items-baseline gap-1.5 whitespace-nowrap font-mono text-sm">
          <span className="max-w-64 truncate">{key}</span>
          <span className="text-ink-muted">{from}</span>
          <span className="sr-only">to</span>
          <ArrowRight aria-hidden className="size-3 self-center text-ink-faint" />
          <span className="font-semibold">{to}</span>
        </li>
      ))}
      {hidden > 0 && <li className="text-ink-muted text-sm">and {hidden} more</li>}
    </ul>
  );
}
