import type { SalesDay, Share } from '@/components/site/dashboard/dashboard-figures';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Orders on each weekday, from Sunday on: a shop that is busiest at the end of the week. */
const ORDERS_BY_WEEKDAY = [96, 118, 122, 131, 140, 172, 188] as const;
/** Revenue of each product in thousandths of all revenue. */
const PRODUCTS = [
  ['Harbour blend, 1 kg', 312],
  ['Single origin, 250 g', 226],
  ['Subscription', 187],
  ['Filter papers', 92],
  ['Decaf, 250 g', 81],
  ['Gift box', 64],
  ['Everything else', 38],
] as const;

/** Sales of a shop that does not exist: the same for the same day, wherever and whenever they are made up. */
export function salesDays(lastDay: string, count: number): SalesDay[] {
  const last = Math.floor(Date.parse(lastDay) / DAY_MS);
  return Array.from({ length: count }, (_, index) => salesOf(last - count + 1 + index));
}

/** What the days earned, by product. */
export function productShares(days: readonly SalesDay[]): Share[] {
  const revenue = days.reduce((sum, day) => sum + day.revenue, 0);
  return PRODUCTS.map(([name, thousandths]) => ({ name, revenue: Math.round((revenue * thousandths) / 1000) }));
}

/** `day` counts from 1 January 1970. */
function salesOf(day: number): SalesDay {
  const at = new Date(day * DAY_MS);
  const usual = ORDERS_BY_WEEKDAY[at.getUTCDay()] ?? 0;
  const season = 1 + 0.12 * Math.sin(day / 58);
  const orders = Math.round(usual * season * (0.9 + 0.2 * chanceOf(day)));
  const revenue = Math.round(orders * (27 + 4 * chanceOf(day + 0.5)));
  const refunds = Math.round(revenue * (0.008 + 0.022 * chanceOf(day + 0.25)));
  return { date: at.toISOString().slice(0, 10), orders, revenue, refunds };
}

/** 0…1, from the digits of a sine far behind the point: uneven enough for a shop, and always the same. */
function chanceOf(seed: number): number {
  const digits = Math.sin(seed * 12.9898) * 43_758.5453;
  return digits - Math.floor(digits);
}
