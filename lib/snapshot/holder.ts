import type { Snapshot } from './snapshot';

export type Origin = 'postgres' | 'upstash';

/**
 * Holds the snapshot that one environment answers from. The only place where one replaces another, so the only place
 * where law 8 has to be kept: an older revision never replaces a newer one of the same lineage; where the lineage
 * differs, what PostgreSQL says wins, whatever the numbers.
 */
export class Holder {
  #snapshot: Snapshot | null = null;
  #origin: Origin | null = null;
  #confirmedAt = Number.NEGATIVE_INFINITY;

  constructor(readonly environment: string) {}

  get snapshot(): Snapshot | null {
    return this.#snapshot;
  }

  get origin(): Origin | null {
    return this.#origin;
  }

  /** When something last said that this revision is still the newest, in ms of `monotonicNow`. */
  get confirmedAt(): number {
    return this.#confirmedAt;
  }

  /** Takes `next` unless it is older. True where it was taken (the same revision again only confirms). */
  accept(next: Snapshot, origin: Origin, readAt: number): boolean {
    const held = this.#snapshot;
    if (held && held.lineage !== next.lineage && origin !== 'postgres') return false;
    if (held && held.lineage === next.lineage) {
      if (next.revision < held.revision) return false;
      if (next.revision === held.revision) {
        this.confirm(next.lineage, next.revision, origin, readAt);
        return false;
      }
    }
    this.#snapshot = next;
    this.#origin = origin;
    if (origin === 'postgres') this.#confirmedAt = readAt;
    return true;
  }

  /** Notes that at `at` PostgreSQL's newest revision was `revision`. Upstash alone never confirms: it may lag. */
  confirm(lineage: string, revision: number, origin: Origin, at: number): void {
    const held = this.#snapshot;
    if (origin !== 'postgres' || !held || held.lineage !== lineage || revision !== held.revision) return;
    this.#confirmedAt = Math.max(this.#confirmedAt, at);
    this.#origin = 'postgres';
  }
}
