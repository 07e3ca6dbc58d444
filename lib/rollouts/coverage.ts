import { Temporal } from 'temporal-polyfill';
import type { SeenHour } from './evidence';

/** An hour counts as seen with at least this share of an ordinary hour's answers. */
export const NORMAL_SHARE = 0.1;
/** What must be seen of a day: 09:00 to 17:00 of its local time. Nights are quiet in most places, and prove little. */
export const DAY_HOURS = { from: 9, until: 17 } as const;
const DAYS = 7;
const HOURS = 24;

/** Which hours of the week were seen, as a strip of 7 × 24, and whether that makes a business cycle. */
export interface Coverage {
  /** Monday first; each day its 24 local hours. */
  readonly strip: readonly (readonly boolean[])[];
  /** A working day of which every one of its hours was seen, all on the same date (YYYY-MM-DD); null where there is none. */
  readonly workingDay: string | null;
  /** Days of the week (1 is Monday) of which some date was seen whole. */
  readonly daysSeen: readonly number[];
}

/**
 * Works out what was seen in the hours given, in local time: on the day when clocks change, an hour that does not exist
 * is asked for by nobody, and one that comes twice counts once. Pure; an unknown time zone throws RangeError.
 */
export function coverageOf(
  hours: readonly SeenHour[],
  { normalHour, timeZone, workingDays }: { normalHour: number; timeZone: string; workingDays: readonly number[] },
): Coverage {
  const strip = Array.from({ length: DAYS }, () => new Array<boolean>(HOURS).fill(false));
  const dates = new Map<string, { day: number; seen: Set<number> }>();
  for (const { at, count } of hours) {
    if (count < 1 || count < normalHour * NORMAL_SHARE) continue;
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    strip[local.dayOfWeek - 1]?.splice(local.hour, 1, true);
    const date = local.toPlainDate().toString();
    const known = dates.get(date) ?? { day: local.dayOfWeek, seen: new Set<number>() };
    dates.set(date, { ...known, seen: known.seen.add(local.hour) });
  }
  const whole = [...dates].filter(([date, { seen }]) => missingOf(date, timeZone, seen) === 0);
  const working = whole.filter(([, { day }]) => workingDays.includes(day)).map(([date]) => date);
  return {
    strip,
    workingDay: working.toSorted()[0] ?? null,
    daysSeen: [...new Set(whole.map(([, { day }]) => day))].toSorted(),
  };
}

// An hour that the clocks leap over on that date is not asked for: its wall time names a later hour.
function missingOf(date: string, timeZone: string, seen: ReadonlySet<number>): number {
  let missing = 0;
  for (let hour = DAY_HOURS.from; hour < DAY_HOURS.until; hour++) {
    if (seen.has(hour)) continue;
    const wall = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(hour) });
    if (wall.hour === hour) missing += 1;
  }
  return missing;
}
