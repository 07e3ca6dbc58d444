import type { EvaluationContext } from './types';

/**
 * Takes the targeting key out of a context: text as it is, an integer as its digits to the base 10. Anything else, and
 * a context that cannot be looked into, has none, which is the empty text. Total.
 */
export function targetingKeyOf(context: EvaluationContext): string {
  try {
    const key: unknown = context.targetingKey;
    if (typeof key === 'string') return key;
    return Number.isSafeInteger(key) ? String(key) : '';
  } catch {
    return '';
  }
}
