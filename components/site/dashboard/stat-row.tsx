import type { SalesDay } from './dashboard-figures';
import { format } from './format';
import { totalsOf } from './totals';

/** Four figures of a period, each with how it moved since the one before. */
export function StatRow({ days, daysBefore }: { days: readonly SalesDay[]; daysBefore: readonly SalesDay[] }) {
  const [now, before] = [totalsOf(days), totalsOf(daysBefore)];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line lg:grid-cols-4">
      <Stat name="Revenue" value={format.euros(now.revenue)} change={changeOf(now.revenue, before.revenue)} />
      <Stat name="Orders" value={format.count(now.orders)} change={changeOf(now.orders, before.orders)} />
      <Stat name="Average order" value={format.cents(now.average)} change={changeOf(now.average, before.average)} />
      <Stat
        name="Refunded"
        value={format.percent(now.refundRate)}
        change={changeOf(now.refundRate, before.refundRate)}
      />
    </dl>
  );
}

function Stat({ name, value, change }: { name: string; value: string; change: string }) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-ink-muted text-sm">{name}</dt>
      <dd>
        <span className="block font-semibold text-2xl tracking-tight">{value}</span>
        <span className="text-ink-muted text-sm">{change}</span>
      </dd>
    </div>
  );
}

function changeOf(now: number, before: number): string {
  if (before === 0) return 'nothing before';
  const percent = ((now - before) / before) * 100;
  return `${percent < 0 ? '−' : '+'}${format.percent(Math.abs(percent))}`;
}
