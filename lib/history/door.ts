import type { Transaction } from '@/db/client';
import type { ChangeContext } from '@/lib/change-context';
import { appendEntries } from './append-entry';
import type { Fields, FlagAction } from './entry';
import { type Locked, type LockedEnvironment, openEnvironment } from './lock-environments';

/** What a verb may do while it holds the environments: read and write through `tx`, and record what it changed. */
export interface Door {
  readonly tx: Transaction;
  /** Groups the entries of this change. */
  readonly changeId: string;
  readonly environments: readonly LockedEnvironment[];
  /** The database's clock, once for the whole change. */
  readonly at: Date;
  /** Gives the entry's id. */
  record(entry: Recorded): Promise<number>;
  /** The same for many at once, in their order. */
  recordAll(environment: LockedEnvironment, entries: readonly Omit<Recorded, 'environment'>[]): Promise<number[]>;
  /** Makes an environment, which the change holds from then on. It has no flags and no history yet. */
  open(values: { readonly key: string; readonly name: string; readonly position: number }): Promise<LockedEnvironment>;
}

/** What is told of a change in an environment. */
export interface Recorded {
  readonly environment: LockedEnvironment;
  readonly action: FlagAction;
  /** Null for what is beside any flag. */
  readonly flag: string | null;
  /** Flags whose answers hang on it: what was rendered from them expires. */
  readonly touches?: readonly string[];
  readonly before: Fields;
  readonly after: Fields;
}

/** The door of a change that holds these environments. What it opens is held with them. */
export function openDoor(
  ctx: ChangeContext,
  tx: Transaction,
  { locked, changeId, note, at }: { locked: Locked[]; changeId: string; note: string; at: Date },
): Door {
  async function recordAll(environment: LockedEnvironment, entries: readonly Omit<Recorded, 'environment'>[]) {
    const owned = locked.find((one) => one.environment === environment);
    if (!owned) throw new Error(`Environment ${environment.key} is not locked by this change.`);
    const about = {
      change: changeId,
      at,
      environment: environment.key,
      environmentId: environment.id,
      revision: environment.revision,
      actor: ctx.actor,
      source: ctx.source,
      request: ctx.requestId,
      note,
    };
    const told = entries.map(({ action, flag, before, after }) => ({ ...about, action, flag, before, after }));
    const appended = await appendEntries(tx, owned.head, told);
    owned.head = appended.head;
    for (const { flag, touches = [] } of entries) {
      for (const one of flag === null ? touches : [flag, ...touches]) environment.touchedFlags.add(one);
    }
    return appended.ids;
  }
  return {
    tx,
    changeId,
    at,
    get environments() {
      return locked.map(({ environment }) => environment);
    },
    recordAll,
    async record({ environment, ...entry }) {
      const [id] = await recordAll(environment, [entry]);
      if (id === undefined) throw new Error('An entry was appended without an id.');
      return id;
    },
    async open(values) {
      const opened = await openEnvironment(tx, values);
      locked.push(opened);
      return opened.environment;
    },
  };
}
