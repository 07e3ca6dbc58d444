import { Temporal } from 'temporal-polyfill';

/** What a wall clock's time in a zone comes to. */
export type DueInstant =
  /** `isFirstOfTwo` where the clocks are put back over it, so that it comes twice: the first one counts. */
  | { readonly kind: 'instant'; readonly at: Date; readonly isFirstOfTwo: boolean }
  /** The clocks are put forward over it: it never comes. `next` is the first time on the wall after the gap. */
  | { readonly kind: 'never'; readonly next: string }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'no-zone' };

/**
 * The instant at which a clock on the wall of `timeZone` (an IANA name) shows `wallTime` (`2026-12-01T09:00`, seconds
 * optional). A time that comes twice is the first of the two; one that never comes is not moved, but said to be none:
 * whoever planned a release for 02:30 should choose again, and not find it done at 03:30. Pure and total.
 */
export function dueInstant({ wallTime, timeZone }: { wallTime: string; timeZone: string }): DueInstant {
  const plain = plainTime(wallTime);
  if (!plain) return { kind: 'no-time' };
  const zoned = inZone(plain, timeZone);
  if (!zoned) return { kind: 'no-zone' };
  const [earlier, later] = zoned;
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'instant', at: new Date(earlier.epochMilliseconds), isFirstOfTwo: false };
  }
  // In a gap both readings show another time than was asked: before it the clock has not come so far, after it is past.
  if (!earlier.toPlainDateTime().equals(plain)) return { kind: 'never', next: afterGap(earlier) };
  return { kind: 'instant', at: new Date(earlier.epochMilliseconds), isFirstOfTwo: true };
}

/** What the wall clock of a zone shows at an instant, to the second: `2026-12-01T09:00:00`. */
export function wallTimeAt(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

function plainTime(text: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function inZone(
  plain: Temporal.PlainDateTime,
  timeZone: string,
): readonly [earlier: Temporal.ZonedDateTime, later: Temporal.ZonedDateTime] | null {
  // A name, never an offset: "+01:00" knows no summer, and whoever types it means a place that does.
  if (!/^[A-Za-z]/.test(timeZone)) return null;
  try {
    const read = (disambiguation: 'earlier' | 'later') => plain.toZonedDateTime(timeZone, { disambiguation });
    return [read('earlier'), read('later')];
  } catch {
    return null;
  }
}

function afterGap(before: Temporal.ZonedDateTime): string {
  const change = before.getTimeZoneTransition('next') ?? before;
  return change.toPlainDateTime().toString({ smallestUnit: 'second' });
}
