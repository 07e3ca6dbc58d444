import type { Radius } from './ask-radius';

const DAY_MS = 86_400_000;
const DEPENDENTS_SHOWN_MAX = 5;

/** Whom edits would touch, in product words: the sample, its age, who of it gains and loses, and what hangs on it. */
export function radiusWords(radius: Radius): string {
  return `${peopleWords(radius)}${dependentWords(radius.dependents)}`;
}

function peopleWords({ sampled, gained, lost, lostAfterSeeing, moved, ageMs }: Radius): string {
  if (sampled === 0) return 'Whom this touches is not known: nobody was seen yet.';
  const days = Math.max(1, Math.ceil((ageMs ?? 0) / DAY_MS));
  const seen = `Of ${counted(sampled)} visitors seen within ${days === 1 ? 'a day' : `${days} days`}`;
  const others = moved === 0 ? '' : `, ${counted(moved)} get another answer`;
  const of = `${seen} ${counted(gained)} gain, ${counted(lost)} lose${others}`;
  return lostAfterSeeing === 0 ? `${of}.` : `${of}: ${counted(lostAfterSeeing)} of them what they have already seen.`;
}

function dependentWords(dependents: readonly string[]): string {
  if (dependents.length === 0) return '';
  const shown = dependents.slice(0, DEPENDENTS_SHOWN_MAX).join(', ');
  const more = dependents.length - DEPENDENTS_SHOWN_MAX;
  return ` The answers of ${shown}${more > 0 ? ` and ${more} more flags` : ''} hang on it.`;
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
