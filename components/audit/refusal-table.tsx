import { Time } from '@/components/ui/time';

export interface Refusals {
  readonly kind: string;
  readonly day: number;
  readonly week: number;
  /** ISO 8601. */
  readonly lastAt: string;
}

/** Who was not let in, as counts: nobody can fill these. */
export function RefusalTable({ refusals, now }: { refusals: readonly Refusals[]; now: number }) {
  if (refusals.length === 0) return <p className="text-ink-muted text-sm">Nobody was refused within 7 days.</p>;
  return (
    <table className="w-full max-w-2xl text-sm tabular-nums">
      <thead className="text-left text-ink-muted text-xs">
        <tr className="border-line border-b">
          {['Refused', '24 hours', '7 days', 'Last'].map((name, nth) => (
            <th key={name} scope="col" className={`py-1 font-medium ${nth === 0 ? '' : 'text-right'}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {refusals.map(({ kind, day, week, lastAt }) => (
          <tr key={kind} className="border-line border-b">
            <th scope="row" className="py-1.5 text-left font-medium">
              {kind}
            </th>
            <td className="text-right font-mono">{day.toLocaleString('en')}</td>
            <td className="text-right font-mono">{week.toLocaleString('en')}</td>
            <td className="text-right text-ink-muted">
              <Time at={lastAt} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
