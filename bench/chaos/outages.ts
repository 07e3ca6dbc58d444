import type { Outage } from './oracle/judge';

/** When PostgreSQL could not be reached, as those know who took it away. */
export class Outages {
  readonly all: Outage[] = [];

  begin(): void {
    this.all.push({ from: Date.now(), to: Number.POSITIVE_INFINITY });
  }

  /** Ends the one that lasts, if one does. */
  end(): void {
    const last = this.all.at(-1);
    if (last?.to === Number.POSITIVE_INFINITY) this.all[this.all.length - 1] = { from: last.from, to: Date.now() };
  }
}
