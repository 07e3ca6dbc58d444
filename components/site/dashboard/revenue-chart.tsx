import type { SalesDay } from './dashboard-figures';
import { format } from './format';

const HEIGHT = 200;
const WIDTH = 1000;
const STEP_EUROS = 1000;
/** 28 days, so that the first and the last one get a label. */
const DAYS_A_LABEL = 9;

/** Revenue by day as an area, the period before as a line. */
export function RevenueChart({ days, daysBefore }: RevenueChartProps) {
  const top = Math.ceil(Math.max(...days.map(revenueOf), ...daysBefore.map(revenueOf), 1) / STEP_EUROS) * STEP_EUROS;
  const now = points(days, top);
  const marks = [0, top / 2, top];
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="font-medium text-lg">Revenue by day</h2>
        <p className="flex gap-4 text-ink-muted text-sm">
          <Key className="border-accent">these four weeks</Key>
          <Key className="border-line-strong border-dashed">the four before</Key>
        </p>
      </div>
      <div className="grid grid-cols-[auto_1fr] gap-x-2">
        <div aria-hidden className="relative w-10 text-right text-ink-muted text-xs">
          {marks.map((mark) => (
            <span key={mark} className="absolute right-0 translate-y-1/2" style={{ bottom: `${(mark / top) * 100}%` }}>
              {mark === 0 ? '0' : `€${mark / 1000}k`}
            </span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={`Revenue by day: ${summary(days)}`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-52 w-full overflow-visible"
          fill="none"
        >
          {marks.map((mark) => (
            <path
              key={mark}
              d={`M0 ${y(mark, top)}H${WIDTH}`}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path d={`M0 ${HEIGHT}L${now.join('L')}L${WIDTH} ${HEIGHT}Z`} className="fill-accent-soft" />
          <path
            d={`M${points(daysBefore, top).join('L')}`}
            className="stroke-line-strong"
            strokeWidth="1.5"
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
          />
          <path d={`M${now.join('L')}`} className="stroke-accent" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        </svg>
        <div aria-hidden className="col-start-2 mt-1 flex justify-between text-ink-muted text-xs">
          {days
            .filter((_, index) => index % DAYS_A_LABEL === 0)
            .map(({ date }) => (
              <span key={date}>{format.day(date)}</span>
            ))}
        </div>
      </div>
    </section>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`w-4 border-t-2 ${className}`} />
      {children}
    </span>
  );
}

function points(days: readonly SalesDay[], top: number): string[] {
  return days.map((day, index) => `${(index / Math.max(1, days.length - 1)) * WIDTH} ${y(day.revenue, top)}`);
}

function y(euros: number, top: number): number {
  return HEIGHT - (euros / top) * HEIGHT;
}

function summary(days: readonly SalesDay[]): string {
  const revenues = days.map(revenueOf);
  return `from ${format.euros(Math.min(...revenues))} to ${format.euros(Math.max(...revenues))}`;
}

function revenueOf(day: SalesDay): number {
  return day.revenue;
}

interface RevenueChartProps {
  days: readonly SalesDay[];
  daysBefore: readonly SalesDay[];
}
