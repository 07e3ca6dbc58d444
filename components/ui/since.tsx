import { absoluteTime, sinceTime } from './relative-time';

/** The moment since when something lasts, for "since …": absolute on hover, exact for machines. `at` is ISO. */
export function Since({ at, now }: { at: string; now: number }) {
  const atMs = Date.parse(at);
  return (
    <time dateTime={at} title={absoluteTime(atMs)} className="whitespace-nowrap">
      {sinceTime({ atMs, nowMs: now })}
    </time>
  );
}
