'use client'; // A relative time grows old while the page is open.

import { absoluteTime, relativeTime, shortRelativeTime } from './relative-time';
import { useNow } from './use-now';

/** An instant: relative to read, absolute on hover, exact for machines. `at` is ISO, `now` the server's clock in ms. */
export function Time({ at, now, isShort = false }: { at: string; now: number; isShort?: boolean }) {
  const atMs = Date.parse(at);
  const nowMs = useNow(now);
  return (
    <time dateTime={at} title={absoluteTime(atMs)} className="whitespace-nowrap">
      {isShort ? shortRelativeTime({ atMs, nowMs }) : relativeTime({ atMs, nowMs })}
    </time>
  );
}
