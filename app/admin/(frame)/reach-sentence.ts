import type { Reach } from '@/lib/cache/announce';

const NAMES = { snapshot: 'this instance', upstash: 'Upstash', tags: 'cached pages' } as const;

/**
 * How far a change has come when its saver gets the answer, and no further than we know: this instance and its caches
 * in so many milliseconds, whatever did not answer by name, and what the other instances hear it by.
 */
export function reachSentence(reach: Reach): string {
  const missed = reach.filter(({ told }) => !told).map(({ layer }) => NAMES[layer]);
  const ms = Math.ceil(reach.reduce((sum, layer) => sum + layer.ms, 0));
  const here =
    missed.length === 0
      ? `In force here after ${ms} ms`
      : `${missed.join(' and ')} did not answer and will be told again`;
  return `${here}; other instances were told just now, and look for themselves every 2 s.`;
}
