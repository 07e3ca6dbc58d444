import { absoluteTime, calendarTime } from '@/components/ui/relative-time';

/** When anything about the flag changed, as date and time: the column beside it says how long ago. */
export function UpdatedCell({ at, now }: { at: string; now: number }) {
  const atMs = Date.parse(at);
  const { day, clock } = calendarTime({ atMs, nowMs: now });
  return (
    <time dateTime={at} title={absoluteTime(atMs)} className="block text-sm">
      {day}
      <span className="block text-ink-muted text-xs sm:compact:hidden">{clock} UTC</span>
    </time>
  );
}
