import type { Radius } from './ask-radius';

/** Whom edits would touch, in product words. */
export function radiusWords({ sampled, gained, lost, lostAfterSeeing }: Radius): string {
  if (sampled === 0) return 'nobody was seen yet';
  const of = `of ${counted(sampled)} visitors seen ${counted(gained)} gain, ${counted(lost)} lose`;
  return lostAfterSeeing === 0 ? of : `${of}: ${counted(lostAfterSeeing)} of them what they have already seen`;
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
