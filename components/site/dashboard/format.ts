const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const ONE_DIGIT = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const CENTS = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** The numbers and days of the dashboards, written out. */
export const format = {
  count: (value: number) => NUMBER.format(value),
  euros: (value: number) => `€${NUMBER.format(value)}`,
  cents: (value: number) => `€${CENTS.format(value)}`,
  percent: (value: number) => `${ONE_DIGIT.format(value)}\u00a0%`,
  day: (date: string) => DAY.format(new Date(date)),
  weekday: (date: string) => WEEKDAY.format(new Date(date)),
} as const;
