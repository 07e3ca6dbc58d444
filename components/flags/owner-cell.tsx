import type { TableFlag } from './table-flag';

/** Who looks after a flag, what kind it is, and its tags. */
export function OwnerCell({ flag }: { flag: TableFlag }) {
  return (
    <div title={[flag.owner, flag.kind, ...flag.tags].filter(Boolean).join(', ')}>
      <span className="block truncate text-sm">{flag.owner || <span className="text-ink-muted">No owner</span>}</span>
      <span className="block truncate text-ink-muted text-xs sm:compact:hidden">
        {[flag.kind, ...flag.tags].join(' · ')}
      </span>
    </div>
  );
}
