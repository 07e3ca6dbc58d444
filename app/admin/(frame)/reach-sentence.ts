import type { Reach } from '@/lib/cache/announce';

const NAMES = { snapshot: 'this instance', upstash: 'Upstash', tags: 'cached pages' } as const;

/**
 * How far a change has come, and no further than we know: the layers that this instance told, with their milliseconds,
 * and what the other instances hear by.
 */
export function reachSentence(reach: Reach): string {
  const told = reach.filter((layer) => layer.told).map(({ layer, ms }) => `${NAMES[layer]} (${ms} ms)`);
  const missed = reach.filter((layer) => !layer.told).map(({ layer }) => NAMES[layer]);
  const here = told.length > 0 ? `Holds in ${told.join(', ')}.` : '';
  const away = missed.length > 0 ? ` ${missed.join(' and ')} did not answer and will be told again.` : '';
  return `${here}${away} Other instances hear it from PostgreSQL at once, or from their poll within 3 s.`.trim();
}
