import type { Reach } from '@/lib/cache/announce';

const NAMES = { snapshot: 'this instance', upstash: 'Upstash', tags: 'cached pages' } as const;

/** Which of this instance's layers did not answer when they were told of a change; empty where all did. */
export function missedSentence(reach: Reach): string {
  const missed = reach.filter(({ told }) => !told).map(({ layer }) => NAMES[layer]);
  return missed.length === 0 ? '' : `${missed.join(' and ')} did not answer and will be told again`;
}
