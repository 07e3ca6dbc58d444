import type { Radius } from './ask-radius';

const DAY_MS = 86_400_000;

/** Whom edits would touch, in product words: the sample, its age, and who of it gains and loses. */
export function radiusWords({ sampled, gained, lost, lostAfterSeeing, ageMs }: Radius): string {
  if (sampled === 0) return 'Whom this touches is not known: nobody was seen yet.';
  const days = Math.max(1, Math.ceil((ageMs ?? 0) / DAY_MS));
  const seen = `Of ${counted(sampled)} visitors seen within ${days === 1 ? 'a day' : `${days} days`}`;
  const of = `${seen} ${counted(gained)} gain, ${counted(lost)} lose`;
  return lostAfterSeeing === 0 ? `${of}.` : `${of}: ${counted(lostAfterSeeing)} of them what they have already seen.`;
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
