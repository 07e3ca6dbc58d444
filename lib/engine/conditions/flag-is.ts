import type { Condition } from './condition';

/**
 * Holds where another flag answers with one of the variants, for the same context. A flag that there is not, that is in
 * error or that leads back here says nothing: that matches neither, like a missing attribute.
 */
export function flagIs(key: string, variants: ReadonlySet<string>, negate: boolean): Condition {
  return (_attributes, asking) => {
    const answer = asking.answerOf(key);
    return answer?.variant !== undefined && answer.reason !== 'ERROR' && variants.has(answer.variant) !== negate;
  };
}
