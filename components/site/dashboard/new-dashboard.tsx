import type { DashboardFigures } from './dashboard-figures';
import { FiguresNote } from './figures-note';
import { format } from './format';
import { RevenueChart } from './revenue-chart';
import { ShareList } from './share-list';
import { StatRow } from './stat-row';
import { weekdayShares } from './weekday-shares';

/** The rebuilt dashboard: four figures, four weeks, and where they come from. */
export function NewDashboard({ figures }: { figures: DashboardFigures }) {
  const { days, daysBefore, products } = figures;
  const [first, last] = [days.at(0), days.at(-1)];
  return (
    <div className="grid gap-8">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">Tidewater Coffee</h1>
        {first && last && (
          <p className="text-ink-muted">
            {format.day(first.date)} to {format.day(last.date)}, beside the four weeks before
          </p>
        )}
      </div>
      <StatRow days={days} daysBefore={daysBefore} />
      <RevenueChart days={days} daysBefore={daysBefore} />
      <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
        <ShareList title="Revenue by product" shares={products} />
        <ShareList title="Revenue by weekday" shares={weekdayShares(days)} />
      </div>
      <FiguresNote computedAt={figures.computedAt} revision={figures.revision} flagKey="new_dashboard" />
    </div>
  );
}
