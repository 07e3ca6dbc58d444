import type { SalesDay } from './dashboard-figures';

export interface Totals {
  readonly orders: number;
  readonly revenue: number;
  readonly refunds: number;
  /** Euros an order. */
  readonly average: number;
  /** Refunds in percent of revenue. */
  readonly refundRate: number;
}

/** Sums of days, and the two ratios that follow from them. No days have no ratios: zero, not a division by it. */
export function totalsOf(days: readonly SalesDay[]): Totals {
  const orders = days.reduce((sum, day) => sum + day.orders, 0);
  const revenue = days.reduce((sum, day) => sum + day.revenue, 0);
  const refunds = days.reduce((sum, day) => sum + day.refunds, 0);
  return {
    orders,
    revenue,
    refunds,
    average: orders === 0 ? 0 : revenue / orders,
    refundRate: revenue === 0 ? 0 : (refunds / revenue) * 100,
  };
}
