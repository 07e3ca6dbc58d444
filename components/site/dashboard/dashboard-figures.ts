/** One day of the made-up shop. Money in whole euros. */
export interface SalesDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly orders: number;
  readonly revenue: number;
  readonly refunds: number;
}

export interface Share {
  readonly name: string;
  readonly revenue: number;
}

/** What a dashboard shows, and where it came from: which revision was held when it was computed, and when that was. */
export interface DashboardFigures {
  readonly days: readonly SalesDay[];
  /** As many days, directly before those. */
  readonly daysBefore: readonly SalesDay[];
  readonly products: readonly Share[];
  readonly computedAt: string;
  /** Null where no snapshot was held: then nothing is kept either. */
  readonly revision: number | null;
}
