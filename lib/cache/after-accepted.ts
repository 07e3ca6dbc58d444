import type { Database } from '@/db/client';
import { log } from '@/lib/log';
import { loadEnvironment } from '@/lib/snapshot/load';
import type { Accepted } from '@/lib/snapshot/store';
import { flagTag } from './keys';
import { expireTagsByLoopBack } from './loop-back';
import { fillSnapshot, takeLease } from './snapshot-cache';
import type { Upstash } from './upstash';

export interface Caches {
  readonly db: Database;
  readonly upstash: Upstash | null;
  readonly secret: string;
}

/**
 * What a serving process does once it holds a newer snapshot: expires what was rendered from the flags that changed,
 * and offers the snapshot to Upstash, which also heals a process killed between a commit and the clearing. In the
 * background: nothing waits for it, and each failure is logged and left to the safety nets.
 */
export async function tellCachesOf(accepted: Accepted, caches: Caches): Promise<void> {
  await Promise.all([expireRendered(accepted), offerToUpstash(accepted, caches)]);
}

async function expireRendered({ snapshot, previous, changedFlags }: Accepted): Promise<void> {
  // Nothing was rendered before the first snapshot; fragments of an earlier process carry its revision in their key.
  if (!previous || changedFlags.length === 0) return;
  try {
    await expireTagsByLoopBack(changedFlags.map((flag) => flagTag(snapshot.environment, flag)));
  } catch (error) {
    log.warn({ error, environment: snapshot.environment }, 'tags could not be expired by loop-back');
  }
}

async function offerToUpstash({ snapshot, origin }: Accepted, { db, upstash, secret }: Caches): Promise<void> {
  if (!upstash || origin !== 'postgres') return;
  try {
    if (!(await takeLease(upstash, snapshot))) return;
    // Read anew rather than kept twice in memory; if a save came between, the newer revision is offered.
    const loaded = await loadEnvironment(db, snapshot.environment, null);
    const filled = loaded && (await fillSnapshot(upstash, loaded, secret));
    if (filled === 'too-big') log.warn({ environment: snapshot.environment }, 'the snapshot is too big for Upstash');
  } catch (error) {
    log.warn({ error, environment: snapshot.environment }, 'Upstash could not be offered a snapshot');
  }
}
