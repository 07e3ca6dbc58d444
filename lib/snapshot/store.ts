import type { Database } from '@/db/client';
import type { Origin } from './holder';
import { KeptEnvironment, type News } from './kept-environment';
import { loadEnvironment, readRevisions } from './load';
import type { Snapshot } from './snapshot';

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
  /** Told after each question to PostgreSQL whether it answered: `error` is null where it did. */
  readonly onAnswer?: (error: unknown) => void;
}

/**
 * The snapshots of all environments in this process, and the one way to bring them up to date. Reading is synchronous
 * and never waits; refreshing is single-flight an environment and costs what changed.
 */
export class SnapshotStore {
  readonly #kept = new Map<string, KeptEnvironment>();

  constructor(private readonly options: StoreOptions) {}

  /** The held snapshot, or null in a process that has read nothing yet. */
  current(environment: string): Snapshot | null {
    return this.#kept.get(environment)?.holder.snapshot ?? null;
  }

  /** Milliseconds since something confirmed the held revision as the newest. Infinity where nothing ever did. */
  unconfirmedForMs(environment: string): number {
    const confirmedAt = this.#kept.get(environment)?.holder.confirmedAt ?? Number.NEGATIVE_INFINITY;
    return this.options.monotonicNow() - confirmedAt;
  }

  /** What said last that the held snapshot is one: Upstash alone, or PostgreSQL too. Null where none is held. */
  originOf(environment: string): Origin | null {
    return this.#kept.get(environment)?.holder.origin ?? null;
  }

  environments(): readonly string[] {
    return [...this.#kept.keys()];
  }

  /** Resolves once a load that began after this call has been taken. Rejects where the database did not answer. */
  refresh(environment: string): Promise<void> {
    return this.#keep(environment).refresh();
  }

  /**
   * A notification or a save said that `revision` exists: loads, unless it is held already. A save knows the lineage
   * too, and confirms what is held. A notification does not: it may come late, to a process that was frozen, or from
   * before a restore, and confirms nothing but by the load that it leads to.
   */
  async noticed(environment: string, revision: number, lineage?: string): Promise<void> {
    const askedAt = this.options.monotonicNow();
    const kept = this.#keep(environment);
    await kept.reach({ environment, revision, lineage });
    if (lineage !== undefined) kept.holder.confirm(lineage, revision, 'postgres', askedAt);
  }

  /** Upstash said that `revision` exists. It may lag or lie: PostgreSQL is asked, and nothing is confirmed by it. */
  async heard({ environment, revision, lineage }: Required<News>): Promise<void> {
    await this.#kept.get(environment)?.reach({ environment, revision, lineage });
  }

  /** Asks for all revisions in one query, and loads the environments that are behind, new, or of another lineage. */
  async poll(): Promise<void> {
    const askedAt = this.options.monotonicNow();
    const newest = await this.#asked(readRevisions(this.options.db));
    await Promise.all(
      newest.map(async (news) => {
        const kept = this.#keep(news.environment);
        kept.holder.confirm(news.lineage, news.revision, 'postgres', askedAt);
        await kept.reach(news);
      }),
    );
  }

  /** Offers a snapshot from elsewhere (Upstash, at a cold start). True where it was taken. */
  offer(snapshot: Snapshot, origin: Origin): boolean {
    return this.#keep(snapshot.environment).offer(snapshot, origin);
  }

  #keep(environment: string): KeptEnvironment {
    const known = this.#kept.get(environment);
    if (known) return known;
    const { db, monotonicNow, onAccepted, onProblem } = this.options;
    const load = (since: number | null) => this.#asked(loadEnvironment(db, environment, since));
    const kept = new KeptEnvironment(environment, { load, monotonicNow, onAccepted, onProblem });
    this.#kept.set(environment, kept);
    return kept;
  }

  async #asked<Answer>(question: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await question;
      this.options.onAnswer?.(null);
      return answer;
    } catch (error) {
      this.options.onAnswer?.(error);
      throw error;
    }
  }
}
