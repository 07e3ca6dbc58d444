import type { Queryable } from '@/db/client';
import { passed } from '@/lib/passed';
import { listenOnce } from './listen-once';
import type { Notification } from './notification';

/** Whether LISTEN brings changes: it was proved, it has yet to be (or again), or it was tried often enough. */
export type Hearing = 'proved' | 'unproved' | 'impossible';

export const LISTEN_TIMING = {
  /** How long a proof counts. */
  proveEveryMs: 10_000,
  /** How soon what was said must be heard, once the saying went well. */
  deadlineMs: 3_000,
  /** Between two connections. Flat: the driver's growing one came back nine seconds after the database did. */
  comeBackAfterMs: 500,
  /** How often in a row nothing may be heard before LISTEN counts as impossible … */
  failureCountMax: 3,
  /** … and is tried again only now and then. */
  tryAgainAfterMs: 60_000,
};

export interface ListenOptions {
  /** The ordinary connection, by which the listener talks to itself. */
  readonly db: Queryable;
  readonly onChange: (change: Notification) => void;
  /** Called at each new connection: what was said before it is lost, so whoever is called must look for itself. */
  readonly onListening: () => void;
  readonly onHearing: (hearing: Hearing) => void;
  readonly timing?: Partial<typeof LISTEN_TIMING>;
}

export interface Listener {
  close(): Promise<void>;
}

/**
 * Hears every commit on a connection of its own, and proves that it does: right after connecting and every ten seconds
 * it has a word of its own said through the ordinary connection, and where that is not heard, takes another connection.
 * A half-open one and one through a transaction pooler both look healthy and hear nothing.
 */
export function listenForChanges(url: string, options: ListenOptions): Listener {
  const timing = { ...LISTEN_TIMING, ...options.timing };
  const stopping = new AbortController();
  const listening = listenAgainAndAgain();

  async function listenAgainAndAgain(): Promise<void> {
    let failures = 0;
    const onHearing = (hearing: Hearing) => {
      if (hearing === 'proved') failures = 0;
      options.onHearing(hearing);
    };
    while (!stopping.signal.aborted) {
      const end = await listenOnce(url, { ...options, onHearing, timing, stop: stopping.signal });
      if (stopping.signal.aborted) return;
      if (end === 'deaf') failures += 1;
      const isImpossible = failures >= timing.failureCountMax;
      options.onHearing(isImpossible ? 'impossible' : 'unproved');
      await passed(isImpossible ? timing.tryAgainAfterMs : timing.comeBackAfterMs, stopping.signal);
    }
  }

  return {
    close() {
      stopping.abort();
      return listening;
    },
  };
}
