import type { Database } from '@/db/client';
import { hearRevisions, type RevisionBus } from '@/lib/cache/revision-bus';
import type { Upstash } from '@/lib/cache/upstash';
import { log } from '@/lib/log';
import { type Bus, busReport, noteBus, noteProblem } from './bus-report';
import { type Hearing, type LISTEN_TIMING, listenForChanges } from './listen';
import type { SnapshotStore } from './store';

export interface BusOptions {
  readonly db: Database;
  /** Where LISTEN works: not through a transaction pooler. Null where it is not to be tried. */
  readonly listenUrl: string | null;
  readonly upstash: Upstash | null;
  readonly listenTiming?: Partial<typeof LISTEN_TIMING>;
  /** How often the revision keys are read beside Upstash's stream. */
  readonly readKeysEveryMs?: number;
}

/**
 * What tells this process of changes at once: LISTEN, or Upstash for as long as LISTEN is impossible. Beside them the
 * poll always runs. The report names the one that was last proved to work.
 */
export function startBuses(store: SnapshotStore, options: BusOptions): { stop(): Promise<void> } {
  const { db, listenUrl, upstash, listenTiming = {}, readKeysEveryMs } = options;
  let hearing: Hearing = 'unproved';
  let fromUpstash: RevisionBus | null = null;
  let isUpstashHeard = false;

  const listener =
    listenUrl === null
      ? null
      : listenForChanges(listenUrl, {
          db,
          timing: listenTiming,
          onChange: ({ environment, revision }) => ignored(store.noticed(environment, revision)),
          // What was said before is lost: look for it.
          onListening: () => ignored(store.poll()),
          onHearing: turn,
        });
  if (!listener) turn('impossible');

  function turn(now: Hearing): void {
    if (now === 'impossible' && hearing !== 'impossible' && listener) {
      noteProblem('LISTEN hears nothing, although the database can be spoken to', Date.now());
    }
    hearing = now;
    // Only a proof ends the time in which it is impossible, and with it the listening to Upstash.
    if (hearing === 'impossible' && upstash) fromUpstash ??= listenToUpstash(upstash);
    if (hearing === 'proved') closeUpstash();
    note();
  }

  function listenToUpstash(from: Upstash): RevisionBus {
    return hearRevisions(from, {
      environments: () => store.environments(),
      onRevision: (revision) => ignored(store.heard(revision)),
      onHearing: (isHeard) => {
        isUpstashHeard = isHeard;
        note();
      },
      ...(readKeysEveryMs !== undefined && { readKeysEveryMs }),
    });
  }

  function closeUpstash(): void {
    fromUpstash?.close();
    fromUpstash = null;
    isUpstashHeard = false;
  }

  function note(): void {
    const bus: Bus = hearing === 'proved' ? 'listen' : isUpstashHeard ? 'upstash' : 'poll';
    if (bus === busReport().bus) return;
    noteBus(bus);
    log.info({ bus }, 'changes come by another bus');
  }

  return {
    async stop() {
      closeUpstash();
      await listener?.close();
      noteBus('poll');
    },
  };
}

// The store has told of what went wrong, and the poll tries again.
function ignored(work: Promise<void>): void {
  work.catch(() => {});
}
