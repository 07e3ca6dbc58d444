import type { SalesDay, Share } from './dashboard-figures';
import { format } from './format';

/** Revenue by weekday, from Monday on, whatever day the period begins with. */
export function weekdayShares(days: readonly SalesDay[]): Share[] {
  const revenueOf = new Map<string, number>();
  for (const day of [...days].sort((one, other) => fromMonday(one) - fromMonday(other))) {
    const name = format.weekday(day.date);
    revenueOf.set(name, (revenueOf.get(name) ?? 0) + day.revenue);
  }
  return [...revenueOf].map(([name, revenue]) => ({ name, revenue }));
}

function fromMonday({ date }: SalesDay): number {
  return (new Date(date).getUTCDay() + 6) % 7;
}
