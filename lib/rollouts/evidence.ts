/** What a monitoring system last said under a name. `at` in ms. */
export interface Signal {
  readonly name: string;
  readonly isHealthy: boolean;
  readonly value: string;
  readonly at: number;
}

/** How often the flag was answered in an hour that began at `at` (ms). */
export interface SeenHour {
  readonly at: number;
  readonly count: number;
}

/** All that a gate is judged by, gathered at one moment. Instants are ms of the database's clock. */
export interface Evidence {
  readonly isKilled: boolean;
  readonly owner: string;
  readonly dashboardUrl: string;
  readonly monitoringUrl: string;
  /** The last look at the monitoring URL; null before the first. */
  readonly monitoring: { readonly at: number; readonly isAnswering: boolean; readonly said: string } | null;
  /** Distinct visitors since the stage was entered; null where they are not recorded. */
  readonly visitors: number | null;
  /** The hours since the stage was entered, whole ones and the one that it is. */
  readonly hours: readonly SeenHour[];
  /** Answers in an ordinary hour; 0 where nothing is known. */
  readonly normalHour: number;
  readonly drill: { readonly passedAt: number; readonly expiresAt: number } | null;
  readonly signals: readonly Signal[];
  readonly approval: { readonly who: string; readonly at: number } | null;
}
