import { Holder, type Origin } from './holder';
import { singleFlight } from './single-flight';
import { buildSnapshot, FlagCountMismatch, type LoadedRows, type Snapshot } from './snapshot';
import type { Accepted } from './store';

/** A revision that somebody says there is. A notification does not know the lineage. */
export interface News {
  readonly environment: string;
  readonly revision: number;
  readonly lineage?: string | undefined;
}

interface Keeping {
  /** Reads all rows, or those newer than a revision. Null where there is no such environment. */
  readonly load: (since: number | null) => Promise<LoadedRows | null>;
  readonly monotonicNow: () => number;
  readonly onAccepted?: ((accepted: Accepted) => void) | undefined;
  readonly onProblem?: ((what: string, error: unknown) => void) | undefined;
}

/** One environment's snapshot in this process, and how it is brought up to date: by one load at a time. */
export class KeptEnvironment {
  readonly holder: Holder;
  readonly #loading = singleFlight(() => this.#load());

  constructor(
    environment: string,
    private readonly keeping: Keeping,
  ) {
    this.holder = new Holder(environment);
  }

  /** Resolves once a load that began after this call has been taken. */
  refresh(): Promise<void> {
    return this.#loading.run();
  }

  /**
   * Loads until `news` is held. A load that is under way may bring it although it began before: then that one was
   * enough, and a thousand who ask at once cost one load, or two where the news came while it ran.
   */
  async reach(news: News): Promise<void> {
    if (this.#holds(news)) return;
    await this.#loading.underWay()?.catch(() => {});
    // What runs now began after the question, so it is the answer, whatever it finds.
    if (!this.#holds(news)) await (this.#loading.underWay() ?? this.#loading.run());
  }

  /** Takes a snapshot from elsewhere, unless it is older. True where it was taken. */
  offer(snapshot: Snapshot, origin: Origin): boolean {
    return this.#take(snapshot, { origin, readAt: this.keeping.monotonicNow() });
  }

  #holds({ revision, lineage }: News): boolean {
    const held = this.holder.snapshot;
    if (!held || this.holder.origin !== 'postgres') return false;
    return held.revision >= revision && (lineage ?? held.lineage) === held.lineage;
  }

  async #load(): Promise<void> {
    const held = this.holder.snapshot;
    // What Upstash gave may be of another lineage: only what PostgreSQL gave can be built upon.
    const upon = held && this.holder.origin === 'postgres' ? held : null;
    if (upon && (await this.#loadSince(upon))) return;
    const readAt = this.keeping.monotonicNow();
    const loaded = await this.#read(null);
    this.#take(this.#built(loaded, null), { origin: 'postgres', readAt });
  }

  /** True where what changed since `upon` could be read; false where everything must be. */
  async #loadSince(upon: Snapshot): Promise<boolean> {
    const readAt = this.keeping.monotonicNow();
    const loaded = await this.#read(upon.revision);
    if (loaded.lineage !== upon.lineage) return false;
    const snapshot = this.#built(loaded, upon);
    // Where something else was taken meanwhile, the rows are not what differs from that.
    const rows = this.holder.snapshot === upon ? loaded.rows : null;
    if (snapshot) this.#take(snapshot, { origin: 'postgres', readAt, changedFlags: rows?.map(({ key }) => key) });
    return snapshot !== null;
  }

  async #read(since: number | null): Promise<LoadedRows> {
    const loaded = await this.keeping.load(since);
    if (!loaded) throw new Error(`There is no environment ${this.holder.environment} in the database.`);
    return loaded;
  }

  /** Null where there is a gap after `upon`. What is refused is told loudly, and the held snapshot stays. */
  #built(loaded: LoadedRows, upon: null): Snapshot;
  #built(loaded: LoadedRows, upon: Snapshot): Snapshot | null;
  #built(loaded: LoadedRows, upon: Snapshot | null): Snapshot | null {
    try {
      return buildSnapshot(loaded, upon);
    } catch (error) {
      const isGap = upon !== null && error instanceof FlagCountMismatch;
      this.keeping.onProblem?.(isGap ? 'found a gap, reading everything' : 'refused a snapshot', error);
      if (isGap) return null;
      throw error;
    }
  }

  #take(snapshot: Snapshot, { origin, readAt, changedFlags }: Taking): boolean {
    const previous = this.holder.snapshot;
    if (!this.holder.accept(snapshot, origin, readAt)) return false;
    this.keeping.onAccepted?.({
      snapshot,
      previous,
      changedFlags: changedFlags ?? [...snapshot.flags.keys()],
      origin,
    });
    return true;
  }
}

interface Taking {
  readonly origin: Origin;
  readonly readAt: number;
  /** All of them where it is not known which. */
  readonly changedFlags?: readonly string[] | undefined;
}
