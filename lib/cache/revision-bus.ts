import { z } from 'zod';
import { log } from '@/lib/log';
import { passed } from '@/lib/passed';
import { readChannel } from './event-stream';
import { CHANGE_CHANNEL } from './keys';
import { type RevisionOf, readFloors } from './snapshot-cache';
import type { Upstash } from './upstash';

/** How often the revision keys are read beside the stream, which may hear nothing and look healthy. */
const READ_KEYS_EVERY_MS = 10_000;
const COME_BACK_AFTER_MS = 500;
const COME_BACK_AFTER_MS_MAX = 10_000;

const message = z.object({ environment: z.string(), revision: z.number().int().nonnegative(), lineage: z.string() });

export interface RevisionBus {
  close(): void;
}

interface RevisionBusOptions {
  /** Whose revision keys are read. */
  readonly environments: () => readonly string[];
  /** Somebody says that there is this revision. It may be old, repeated or invented: ask PostgreSQL. */
  readonly onRevision: (revision: RevisionOf) => void;
  /** Whether the stream is subscribed to. */
  readonly onHearing: (isHearing: boolean) => void;
  readonly readKeysEveryMs?: number;
  /** How long the stream may be silent until it is changed for another. */
  readonly silenceMsMax?: number;
}

/**
 * What Upstash says of revisions, where LISTEN is impossible: a stream that comes back by itself, and the revision keys
 * beside it, read every ten seconds and at each new connection, as what was published before that is lost.
 */
export function hearRevisions(upstash: Upstash, options: RevisionBusOptions): RevisionBus {
  const stopping = new AbortController();
  const { onRevision, onHearing, environments, readKeysEveryMs = READ_KEYS_EVERY_MS, silenceMsMax } = options;
  const timer = setInterval(() => void readKeys(), readKeysEveryMs);
  timer.unref();
  void readKeys();
  void stream();

  async function stream(): Promise<void> {
    let waitMs = COME_BACK_AFTER_MS;
    while (!stopping.signal.aborted) {
      try {
        const end = await readChannel({
          endpoint: upstash.endpoint,
          name: CHANGE_CHANNEL,
          stop: stopping.signal,
          onSubscribed,
          onMessage,
          ...(silenceMsMax !== undefined && { silenceMsMax }),
        });
        // A quiet one is changed for another: nothing went wrong that anybody should hear of.
        if (end === 'silent') continue;
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (waitMs === COME_BACK_AFTER_MS) log.info({ error }, "Upstash's stream of changes ended; coming back to it");
      }
      if (stopping.signal.aborted) return;
      onHearing(false);
      await passed(waitMs, stopping.signal);
      waitMs = Math.min(2 * waitMs, COME_BACK_AFTER_MS_MAX);
    }

    function onSubscribed(): void {
      waitMs = COME_BACK_AFTER_MS;
      onHearing(true);
      void readKeys();
    }
  }

  function onMessage(text: string): void {
    const said = parse(text);
    if (said) onRevision(said);
  }

  async function readKeys(): Promise<void> {
    try {
      for (const floor of await readFloors(upstash, environments())) onRevision(floor);
    } catch {
      // The breaker says when Upstash is away; the next reading is soon enough.
    }
  }

  return {
    close() {
      stopping.abort();
      clearInterval(timer);
    },
  };
}

function parse(text: string): RevisionOf | null {
  try {
    return message.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
