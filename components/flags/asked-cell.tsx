import { Time } from '@/components/ui/time';
import type { TableFlag } from './table-flag';

/** When code last asked for a flag, and how often within a day: one that nobody asks for can go. */
export function AskedCell({ asked, now }: { asked: TableFlag['asked']; now: number }) {
  if (asked === null) {
    return (
      <span className="block text-ink-muted text-sm">
        Not asked<span className="block text-xs sm:compact:hidden">in 30 days</span>
      </span>
    );
  }
  return (
    <span className="block text-sm">
      <Time at={asked.lastAt} now={now} isShort />
      <span className="block text-ink-muted text-xs sm:compact:hidden">
        {asked.dayCount.toLocaleString('en')} in 24 h
      </span>
    </span>
  );
}
