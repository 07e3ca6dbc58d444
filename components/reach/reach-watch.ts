import type { RevisionReach } from '@/lib/instances/reach-of';

/** A person waits for the first seconds; after that something is wrong, and asking often does not mend it. */
const OFTEN_FOR_MS = 5_000;
const OFTEN_MS = 200;
const SELDOM_MS = 1_000;
const OVER_AFTER_MS = 60_000;

/** What is known of a reach by now. `isOver`: it is not asked for any more, complete or not. */
export interface Watched {
  readonly reach: RevisionReach | null;
  readonly isOver: boolean;
}

/** What a watch asks, and when it may. */
export interface WatchMeans {
  readonly ask: () => Promise<RevisionReach | null>;
  /** Whether anybody looks: a page in the background asks nothing. */
  readonly isLooking: () => boolean;
}

/** Asks for the reach of a revision for as long as somebody watches: often at first, until it is complete, for a minute. */
export class ReachWatch {
  #watched: Watched = { reach: null, isOver: false };
  #watchers = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookedForMs = 0;
  #isAsking = false;

  constructor(private readonly means: WatchMeans) {}

  readonly read = (): Watched => this.#watched;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    if (!this.#isAsking && this.#timer === undefined) void this.#askAgain();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  };

  async #askAgain(): Promise<void> {
    this.#timer = undefined;
    if (this.#watched.isOver) return;
    const isLooking = this.means.isLooking();
    if (isLooking) await this.#ask();
    if (this.#watched.isOver || this.#watchers.size === 0) return;
    const pauseMs = this.#lookedForMs < OFTEN_FOR_MS ? OFTEN_MS : SELDOM_MS;
    this.#timer = setTimeout(() => void this.#askAgain(), pauseMs);
    if (isLooking) this.#lookedForMs += pauseMs;
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    try {
      const reach = await this.means.ask();
      this.#tell({ reach: reach ?? this.#watched.reach, isOver: reach === null || reach.isComplete || this.#isLate() });
    } catch {
      // No answer now, from a server that may be restarting: what was known stays.
      if (this.#isLate()) this.#tell({ ...this.#watched, isOver: true });
    } finally {
      this.#isAsking = false;
    }
  }

  #isLate(): boolean {
    return this.#lookedForMs >= OVER_AFTER_MS;
  }

  #tell(watched: Watched): void {
    this.#watched = watched;
    for (const watcher of this.#watchers) watcher();
  }
}
