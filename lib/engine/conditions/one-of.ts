import type { ConditionValue } from '../rule';
import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** Holds for the values listed. They become a set here, once, so that ten thousand cost an evaluation what one does. */
export function oneOf({ name, negate }: On, values: readonly ConditionValue[]): Condition {
  const members = new Set(values);
  return (attributes) => {
    const attribute = attributes[name];
    return isComparable(attribute) && members.has(attribute) !== negate && isSent(attributes, name);
  };
}

function isComparable(attribute: unknown): attribute is ConditionValue {
  if (typeof attribute === 'number') return !Number.isNaN(attribute);
  return typeof attribute === 'string' || typeof attribute === 'boolean';
}
