import { clsx } from 'clsx';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The hours of the week that were seen in this stage with ordinary traffic: a row a day, a cell an hour. */
export function WeekStrip({ strip, timeZone }: { strip: readonly (readonly boolean[])[]; timeZone: string }) {
  const seen = strip.flat().filter(Boolean).length;
  return (
    <table className="w-full border-separate border-spacing-0.5 text-xs">
      <caption className="pb-1 text-left text-ink-muted text-sm">
        {seen} of 168 hours of the week seen in this stage with ordinary traffic, in {timeZone}.
      </caption>
      <tbody>
        {DAYS.map((day, i) => (
          <tr key={day}>
            <th scope="row" className="w-9 text-left font-normal text-ink-muted">
              <span aria-hidden>{day.slice(0, 3)}</span>
              <span className="sr-only">{`${day}: ${hoursWords(strip[i] ?? [])}`}</span>
            </th>
            {(strip[i] ?? []).map((isSeen, hour) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
                key={hour}
                aria-hidden
                title={`${day} ${hour}:00, ${isSeen ? 'seen' : 'not seen'}`}
                className={clsx('h-3 rounded-xs', isSeen ? 'bg-accent' : 'bg-sunken')}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hoursWords(hours: readonly boolean[]): string {
  const seen = hours.flatMap((isSeen, hour) => (isSeen ? [`${hour}:00`] : []));
  return seen.length === 0 ? 'no hour seen' : `seen at ${seen.join(', ')}`;
}
