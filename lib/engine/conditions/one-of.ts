import { TEXT_INPUT_UNITS_MAX } from '../budgets';
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

/** The same without regard to the case of texts. */
export function oneOfAnyCase({ name, negate }: On, values: readonly ConditionValue[]): Condition {
  const members = new Set(values.map(lowerCase));
  return (attributes) => {
    const attribute = attributes[name];
    if (!isComparable(attribute)) return false;
    if (typeof attribute === 'string' && attribute.length > TEXT_INPUT_UNITS_MAX) return false;
    return members.has(lowerCase(attribute)) !== negate && isSent(attributes, name);
  };
}

function lowerCase(value: ConditionValue): ConditionValue {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function isComparable(attribute: unknown): attribute is ConditionValue {
  if (typeof attribute === 'number') return !Number.isNaN(attribute);
  return typeof attribute === 'string' || typeof attribute === 'boolean';
}
