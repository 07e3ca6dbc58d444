import { ArrowRight } from 'lucide-react';

export interface ShownChange {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** Changes in product words: "new_dashboard 10% → 25%". */
export function ChangeList({ changes }: { changes: readonly ShownChange[] }) {
  return (
    <ul className="flex max-h-24 min-w-0 flex-wrap gap-x-4 gap-y-1 overflow-y-auto text-sm">
      {changes.map(({ key, from, to }) => (
        <li key={`${key} ${from}`} className="flex items-baseline gap-1.5 whitespace-nowrap font-mono text-sm">
          <span className="max-w-64 truncate">{key}</span>
          <span className="text-ink-muted">{from}</span>
          <span className="sr-only">to</span>
          <ArrowRight aria-hidden className="size-3 self-center text-ink-faint" />
          <span className="font-semibold">{to}</span>
        </li>
      ))}
    </ul>
  );
}
