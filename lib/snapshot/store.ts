import type { Database } from '@/db/client';
import { Holder, type Origin } from './holder';
import { loadEnvironment, readRevisions } from './load';
import { singleFlight } from './single-flight';
import { buildSnapshot, FlagCountMismatch, type Snapshot } from './snapshot';

/** A snapshot that was just taken: what changed since the one before, and where it came from. */
export interface Accepted {
  readonly snapshot: Snapshot;
  readonly previous: Snapshot | null;
  /** Keys of the flags that are not the ones held before. All of them after a full load. */
  readonly changedFlags: readonly string[];
  readonly origin: Origin;
}

export interface StoreOptions {
  readonly db: Database;
  /** Milliseconds that only ever grow; the wall clock may jump. */
  readonly monotonicNow: () => number;
  readonly onAccepted?: (accepted: Accepted) => void;
  readonly onProblem?: (what: string, error: unknown) => void;
}

/**
 * The snapshots of all environments in this process, and the one way to bring them up to date. Reading is synchronous
 * and never waits; refreshing is single-flight an environment and costs what changed.
 */
export class SnapshotStore {
  readonly #holders = new Map<string, { holder: Holder; refresh: () => Promise<void> }>();

  constructor(private readonly options: StoreOptions) {}

  /** The held snapshot, or null in a process that has read nothing yet. */
  current(environment: string): Snapshot | null {
    return this.#holders.get(environment)?.holder.snapshot ?? null;
  }

  /** Milliseconds since something confirmed the held revision as the newest. Infinity where nothing ever did. */
  unconfirmedForMs(environment: string): number {
    const confirmedAt = this.#holders.get(environment)?.holder.confirmedAt ?? Number.NEGATIVE_INFINITY;
    return this.options.monotonicNow() - confirmedAt;
  }

  environments(): readonly string[] {
    return [...this.#holders.keys()];
  }

  /** Resolves once a load that began after this call has been taken. Rejects where the database did not answer. */
  refresh(environment: string): Promise<void> {
    return this.#slot(environment).refresh();
  }

  /**
   * A notification or a save said that `revision` exists: loads, unless it is held already. A save knows the lineage
   * too; a notification does not, and where the database was restored meanwhile, the poll finds out.
   */
  async noticed(environment: string, revision: number, lineage?: string): Promise<void> {
    const held = this.current(environment);
    if (held && held.revision >= revision && (lineage ?? held.lineage) === held.lineage)
      this.#slot(environment).holder.confirm(held.lineage, revision, 'postgres', this.options.monotonicNow());
    else await this.refresh(environment);
  }

  /** Asks for all revisions in one query, and loads the environments that are behind, new, or of another lineage. */
  async poll(): Promise<void> {
    const askedAt = this.options.monotonicNow();
    const newest = await readRevisions(this.options.db);
    const behind = newest.filter(({ environment, revision, lineage }) => {
      const { holder } = this.#slot(environment);
      holder.confirm(lineage, revision, 'postgres', askedAt);
      const held = holder.snapshot;
      return !held || held.lineage !== lineage || held.revision < revision || holder.origin !== 'postgres';
    });
    await Promise.all(behind.map(({ environment }) => this.refresh(environment)));
  }

  /** Offers a snapshot from elsewhere (Upstash, at a cold start). True where it was taken. */
  offer(snapshot: Snapshot, origin: Origin): boolean {
    return this.#take(this.#slot(snapshot.environment).holder, snapshot, origin, this.options.monotonicNow());
  }

  #slot(environment: string) {
    const known = this.#holders.get(environment);
    if (known) return known;
    const holder = new Holder(environment);
    const slot = { holder, refresh: singleFlight(() => this.#load(holder)) };
    this.#holders.set(environment, slot);
    return slot;
  }

  async #load(holder: Holder): Promise<void> {
    const held = holder.snapshot;
    const readAt = this.options.monotonicNow();
    // What Upstash gave may be of another lineage: only what PostgreSQL gave can be built upon.
    const since = held && holder.origin === 'postgres' ? held.revision : null;
    const loaded = await this.#read(holder.environment, since);
    if (!loaded) throw new Error(`There is no environment ${holder.environment} in the database.`);
    if (since !== null && loaded.lineage !== held?.lineage) return this.#loadAll(holder);
    try {
      this.#take(holder, buildSnapshot(loaded, held), 'postgres', readAt);
    } catch (error) {
      if (!(error instanceof FlagCountMismatch)) throw error;
      this.options.onProblem?.(since === null ? 'refused a snapshot' : 'found a gap, reading everything', error);
      if (since === null) throw error;
      await this.#loadAll(holder);
    }
  }

  async #loadAll(holder: Holder): Promise<void> {
    const readAt = this.options.monotonicNow();
    const loaded = await this.#read(holder.environment, null);
    if (loaded) this.#take(holder, buildSnapshot(loaded, null), 'postgres', readAt);
  }

  #read(environment: string, since: number | null) {
    return loadEnvironment(this.options.db, environment, since);
  }

  #take(holder: Holder, snapshot: Snapshot, origin: Origin, readAt: number): boolean {
    const previous = holder.snapshot;
    if (!holder.accept(snapshot, origin, readAt)) return false;
    const changedFlags = [...snapshot.flags]
      .filter(([key, flag]) => previous?.flags.get(key) !== flag)
      .map(([key]) => key);
    this.options.onAccepted?.({ snapshot, previous, changedFlags, origin });
    return true;
  }
}
