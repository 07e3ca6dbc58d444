const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export interface Instants {
  readonly atMs: number;
  readonly nowMs: number;
}

/** "a minute ago", "3 hours ago", "in 3 hours"; beyond a week the date. Never "yesterday": whose? */
export function relativeTime({ atMs, nowMs }: Instants): string {
  const age = nowMs - atMs;
  // Less ahead than that is another machine's clock.
  if (age <= -45 * SECOND_MS) return timeAhead({ atMs, nowMs });
  if (age < 45 * SECOND_MS) return 'just now';
  if (age < 90 * SECOND_MS) return 'a minute ago';
  if (age < HOUR_MS) return `${Math.round(age / MINUTE_MS)} minutes ago`;
  if (age < 1.5 * HOUR_MS) return 'an hour ago';
  if (age < DAY_MS) return `${Math.round(age / HOUR_MS)} hours ago`;
  if (age < 1.5 * DAY_MS) return 'a day ago';
  if (age < 7 * DAY_MS) return `${Math.round(age / DAY_MS)} days ago`;
  return dateOf({ atMs, nowMs });
}

function timeAhead({ atMs, nowMs }: Instants): string {
  const ahead = atMs - nowMs;
  if (ahead < 90 * SECOND_MS) return 'in a minute';
  if (ahead < HOUR_MS) return `in ${Math.round(ahead / MINUTE_MS)} minutes`;
  if (ahead < 1.5 * HOUR_MS) return 'in an hour';
  if (ahead < DAY_MS) return `in ${Math.round(ahead / HOUR_MS)} hours`;
  if (ahead < 1.5 * DAY_MS) return 'in a day';
  if (ahead < 7 * DAY_MS) return `in ${Math.round(ahead / DAY_MS)} days`;
  return `on ${dateOf({ atMs, nowMs })}`;
}

/** The same for a narrow column: "now", "12 min ago", "3 h ago", "4 d ago", then the date. */
export function shortRelativeTime({ atMs, nowMs }: Instants): string {
  const age = nowMs - atMs;
  if (age < 45 * SECOND_MS) return 'now';
  if (age < HOUR_MS) return `${Math.max(1, Math.round(age / MINUTE_MS))} min ago`;
  if (age < DAY_MS) return `${Math.round(age / HOUR_MS)} h ago`;
  if (age < 7 * DAY_MS) return `${Math.round(age / DAY_MS)} d ago`;
  return dateOf({ atMs, nowMs });
}

/** For "… since …": a time on the same day, a weekday within the week, a date before that. All in UTC. */
export function sinceTime({ atMs, nowMs }: Instants): string {
  const at = new Date(atMs);
  if (nowMs - atMs < DAY_MS && at.getUTCDate() === new Date(nowMs).getUTCDate())
    return `${clockOf(at).slice(0, 5)} UTC`;
  if (nowMs - atMs < 6 * DAY_MS) return DAYS[at.getUTCDay()] ?? '';
  return dateOf({ atMs, nowMs });
}

/** The instant itself, in UTC, the same on every machine: "Tue 17 Nov 2026, 09:12:44 UTC". */
export function absoluteTime(atMs: number): string {
  const at = new Date(atMs);
  return `${(DAYS[at.getUTCDay()] ?? '').slice(0, 3)} ${dayOf(at)} ${at.getUTCFullYear()}, ${clockOf(at)} UTC`;
}

/** Date and time of day for two lines of a narrow column: "22 Nov" and "14:05", in UTC. */
export function calendarTime({ atMs, nowMs }: Instants): { day: string; clock: string } {
  return { day: dateOf({ atMs, nowMs }), clock: clockOf(new Date(atMs)).slice(0, 5) };
}

function dateOf({ atMs, nowMs }: Instants): string {
  const at = new Date(atMs);
  return at.getUTCFullYear() === new Date(nowMs).getUTCFullYear() ? dayOf(at) : `${dayOf(at)} ${at.getUTCFullYear()}`;
}

function dayOf(at: Date): string {
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
}

function clockOf(at: Date): string {
  return at.toISOString().slice(11, 19);
}
