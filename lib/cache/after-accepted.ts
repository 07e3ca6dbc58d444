import { log } from '@/lib/log';
import type { Accepted } from '@/lib/snapshot/store';
import { flagTag } from './keys';
import { expireTagsByLoopBack } from './loop-back';
import type { UpstashOffers } from './offers';

/**
 * What a serving process does once it holds a newer snapshot: expires what was rendered from the flags that changed,
 * and offers the snapshot to Upstash, which also heals a process killed between a commit and the clearing. In the
 * background: nothing waits for it, and each failure is left to the safety nets.
 */
export async function tellCachesOf(accepted: Accepted, offers: UpstashOffers | null): Promise<void> {
  const offered = accepted.origin === 'postgres' ? offers?.offer(accepted.snapshot) : null;
  await Promise.all([expireRendered(accepted), offered]);
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
