import type { Condition } from './condition';

/** Holds where any of the conditions holds, so without any it does not. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const [only, ...more] = conditions;
  if (only && more.length === 0) return only;
  return (attributes, asking) => {
    for (const condition of conditions) if (condition(attributes, asking)) return true;
    return false;
  };
}
