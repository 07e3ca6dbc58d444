import type { DashboardFigures } from './dashboard-figures';
import { FiguresNote } from './figures-note';
import { format } from './format';
import { totalsOf } from './totals';

const CELL = 'border border-line-strong px-2.5 py-1.5';
const NUMBER = `${CELL} text-right`;

/** The dashboard as it has been for ten years: last week as a printed table. */
export function LegacyDashboard({ figures }: { figures: DashboardFigures }) {
  const week = figures.days.slice(-7);
  const total = totalsOf(week);
  return (
    <div className="grid gap-4 font-serif text-lg">
      <div className="border border-line-strong bg-sunken px-4 py-2">
        <h1 className="font-bold text-xl">Sales report</h1>
        <p>Tidewater Coffee · last seven days</p>
      </div>
      <table className="w-full border-collapse">
        <caption className="sr-only">Sales by day</caption>
        <thead className="bg-sunken text-left">
          <tr>
            <th scope="col" className={CELL}>
              Day
            </th>
            {['Orders', 'Sales', 'Refunds'].map((name) => (
              <th key={name} scope="col" className={NUMBER}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.map((day) => (
            <tr key={day.date}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                {format.weekday(day.date)}{' '}
                <span className="whitespace-nowrap text-ink-muted">{format.day(day.date)}</span>
              </th>
              <td className={NUMBER}>{format.count(day.orders)}</td>
              <td className={NUMBER}>{format.euros(day.revenue)}</td>
              <td className={NUMBER}>{format.euros(day.refunds)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot className="bg-sunken font-bold">
          <tr>
            <th scope="row" className={`${CELL} text-left`}>
              Total
            </th>
            <td className={NUMBER}>{format.count(total.orders)}</td>
            <td className={NUMBER}>{format.euros(total.revenue)}</td>
            <td className={NUMBER}>{format.euros(total.refunds)}</td>
          </tr>
        </tfoot>
      </table>
      <p>
        Average order: {format.cents(total.average)}. Refunds: {format.percent(total.refundRate)} of sales.
      </p>
      <FiguresNote computedAt={figures.computedAt} revision={figures.revision} flagKey="new_dashboard" />
    </div>
  );
}
