import { LIST_INPUT_MAX } from '../budgets';
import type { ConditionValue } from '../rule';
import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** The operators that look into lists. */
export type ListOperator = 'any_of' | 'all_of' | 'none_of';

/**
 * Holds for a list that has any, all or none of the values. An empty list has none of them, and so it is `none_of` any.
 * What is no list, or too long a one, never matches.
 */
export function list(operator: ListOperator, { name, negate }: On, values: readonly ConditionValue[]): Condition {
  const members = new Set<unknown>(values);
  return (attributes) => {
    const attribute = attributes[name];
    if (!Array.isArray(attribute) || attribute.length > LIST_INPUT_MAX || !isSent(attributes, name)) return false;
    return holds(operator, attribute, members) !== negate;
  };
}

function holds(operator: ListOperator, elements: readonly unknown[], members: ReadonlySet<unknown>): boolean {
  switch (operator) {
    case 'any_of':
      return elements.some((element) => members.has(element));
    case 'none_of':
      return !elements.some((element) => members.has(element));
    case 'all_of':
      return new Set(elements.filter((element) => members.has(element))).size === members.size;
    default:
      return operator satisfies never;
  }
}
