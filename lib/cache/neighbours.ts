import { NEIGHBOUR_CHANNEL, neighbourFlagKey } from './keys';
import type { Upstash } from './upstash';

/** How many flags to clear later are remembered. More have changed than that: the neighbours' own 30 s clear them. */
export const MISSED_COUNT_MAX = 1_000;

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceMissedNeighbours?: Set<string> };

/** Clears what neighbours keep of these flags in the article's layout, and of those that could not be cleared before. */
export async function clearNeighbours(upstash: Upstash, flagKeys: readonly string[]): Promise<void> {
  process_.__sluiceMissedNeighbours ??= new Set();
  const missed = process_.__sluiceMissedNeighbours;
  const keys = [...new Set([...missed, ...flagKeys])];
  if (keys.length === 0) return;
  const pipeline = upstash.commands.pipeline();
  pipeline.del(...keys.map(neighbourFlagKey));
  for (const key of keys) pipeline.publish(NEIGHBOUR_CHANNEL, key);
  try {
    await upstash.breaker.run(() => pipeline.exec());
  } catch (error) {
    for (const key of keys.slice(-MISSED_COUNT_MAX)) missed.add(key);
    for (const key of missed) if (missed.size > MISSED_COUNT_MAX) missed.delete(key);
    throw error;
  }
  for (const key of keys) missed.delete(key);
}
