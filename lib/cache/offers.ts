import type { Database } from '@/db/client';
import { log } from '@/lib/log';
import { loadEnvironment } from '@/lib/snapshot/load';
import { singleFlight } from '@/lib/snapshot/single-flight';
import { fillSnapshot, type RevisionOf, takeTurn } from './snapshot-cache';
import type { Upstash } from './upstash';

/** How often Upstash is asked whether it still has what it was given: it may have been emptied. */
const LOOK_AGAIN_EVERY_MS = 300_000;
/** How long a body that was not taken is not tried again. It may be too much for that Upstash, and always will be. */
const TRY_BODY_AGAIN_AFTER_MS = 30_000;

interface OfferOptions {
  readonly db: Database;
  readonly upstash: Upstash;
  readonly secret: string;
  readonly monotonicNow: () => number;
}

/**
 * Sees to it that Upstash has the newest snapshot that this process holds: offered when it is taken, and as long as
 * Upstash (or the database) is away, again with each poll. One of all instances fills a revision.
 */
export class UpstashOffers {
  readonly #wanted = new Map<string, RevisionOf>();
  readonly #held = new Map<string, RevisionOf>();
  readonly #flight = singleFlight(() => this.#offerAll());
  #lookAgainAt = 0;
  #tryBodyAgainAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: OfferOptions) {
    this.#lookAgainAt = options.monotonicNow() + LOOK_AGAIN_EVERY_MS;
  }

  /** Offers a snapshot that PostgreSQL gave. Never throws; what cannot be done now is done with a later `again`. */
  async offer({ environment, lineage, revision }: RevisionOf): Promise<void> {
    const offered = { environment, lineage, revision };
    this.#held.set(environment, offered);
    this.#wanted.set(environment, offered);
    await this.#flight.run();
  }

  /** Offers what is still to be offered. Costs nothing where nothing is. */
  async again(): Promise<void> {
    const now = this.options.monotonicNow();
    if (now >= this.#lookAgainAt) {
      this.#lookAgainAt = now + LOOK_AGAIN_EVERY_MS;
      for (const [environment, held] of this.#held) this.#wanted.set(environment, held);
    }
    if (this.#wanted.size > 0 && now >= this.#tryBodyAgainAt) await this.#flight.run();
  }

  async #offerAll(): Promise<void> {
    for (const wanted of [...this.#wanted.values()]) {
      try {
        if (await this.#isSettled(wanted)) this.#forget(wanted);
      } catch {
        // The breaker says when Upstash is away, and the poll when the database is.
      }
    }
  }

  async #isSettled(wanted: RevisionOf): Promise<boolean> {
    const { db, upstash, secret, monotonicNow } = this.options;
    const turn = await takeTurn(upstash, wanted);
    // Whoever has the turn may be killed while it fills: with the next polls we see what became of it.
    if (turn !== 'ours') return turn === 'needless';
    // Read anew rather than kept twice in memory; if a save came between, the newer revision is offered.
    const loaded = await loadEnvironment(db, wanted.environment, null);
    if (!loaded) return true;
    this.#tryBodyAgainAt = monotonicNow() + TRY_BODY_AGAIN_AFTER_MS;
    const filled = await fillSnapshot(upstash, loaded, secret);
    this.#tryBodyAgainAt = Number.NEGATIVE_INFINITY;
    if (filled === 'too-big') log.warn({ environment: wanted.environment }, 'the snapshot is too big for Upstash');
    return true;
  }

  #forget(settled: RevisionOf): void {
    if (this.#wanted.get(settled.environment) === settled) this.#wanted.delete(settled.environment);
  }
}
