import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** The operators that compare numbers. */
export type NumberOperator = 'greater_than' | 'greater_than_or_equal' | 'less_than' | 'less_than_or_equal';

/** Holds for a number on one side of the bound. NaN is on neither, negated or not. */
export function number(operator: NumberOperator, { name, negate }: On, bound: number): Condition {
  switch (operator) {
    case 'greater_than':
      return (attributes) => {
        const attribute = attributes[name];
        return isNumber(attribute) && attribute > bound !== negate && isSent(attributes, name);
      };
    case 'greater_than_or_equal':
      return (attributes) => {
        const attribute = attributes[name];
        return isNumber(attribute) && attribute >= bound !== negate && isSent(attributes, name);
      };
    case 'less_than':
      return (attributes) => {
        const attribute = attributes[name];
        return isNumber(attribute) && attribute < bound !== negate && isSent(attributes, name);
      };
    case 'less_than_or_equal':
      return (attributes) => {
        const attribute = attributes[name];
        return isNumber(attribute) && attribute <= bound !== negate && isSent(attributes, name);
      };
  }
}

/** Holds for a number from one bound to the other, both included. */
export function between({ name, negate }: On, { from, to }: { from: number; to: number }): Condition {
  return (attributes) => {
    const attribute = attributes[name];
    const isInside = isNumber(attribute) && attribute >= from && attribute <= to;
    return isNumber(attribute) && isInside !== negate && isSent(attributes, name);
  };
}

function isNumber(attribute: unknown): attribute is number {
  return typeof attribute === 'number' && !Number.isNaN(attribute);
}
