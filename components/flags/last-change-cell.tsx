import { Time } from '@/components/ui/time';
import type { TableFlag } from './table-flag';

/** Who changed a flag last, when, and what they noted. */
export function LastChangeCell({ change, now }: { change: TableFlag['lastChange']; now: number }) {
  if (change === null) return <span className="text-ink-muted text-sm">Never changed</span>;
  return (
    <div title={change.note}>
      <span className="flex gap-1.5 text-sm">
        <span className="truncate">{change.who}</span>
        <span className="text-ink-muted">
          <Time at={change.at} now={now} isShort />
        </span>
      </span>
      <span className="block truncate text-ink-muted text-xs sm:compact:hidden">{change.note || 'No note'}</span>
    </div>
  );
}
