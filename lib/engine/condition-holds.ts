import type { CompiledCondition, Test } from './condition';
import { readAttribute } from './read-attribute';
import type { ConditionValue } from './rule';

/**
 * Whether a condition holds for these attributes. A missing attribute never matches, negated or not: whoever we know
 * nothing about is not thereby "someone outside Germany". Only `exists` sees absence. An attribute of a type that the
 * operator cannot compare (text with a number, an object with anything) is as good as missing.
 */
export function conditionHolds({ path, test, negate }: CompiledCondition, attributes: unknown): boolean {
  const attribute = readAttribute(attributes, path);
  const outcome = outcomeOf(test, attribute);
  return outcome !== null && outcome !== negate;
}

/** True or false, or null where the attribute cannot be compared. */
function outcomeOf(test: Test, attribute: unknown): boolean | null {
  switch (test.kind) {
    case 'exists':
      return attribute !== undefined;
    case 'member':
      return isComparable(attribute) ? test.members.has(attribute) : null;
    case 'contains':
      return typeof attribute === 'string' ? test.texts.some((text) => attribute.includes(text)) : null;
    case 'starts_with':
      return typeof attribute === 'string' ? test.texts.some((text) => attribute.startsWith(text)) : null;
    case 'ends_with':
      return typeof attribute === 'string' ? test.texts.some((text) => attribute.endsWith(text)) : null;
    case 'greater_than':
      return isNumber(attribute) ? attribute > test.bound : null;
    case 'greater_than_or_equal':
      return isNumber(attribute) ? attribute >= test.bound : null;
    case 'less_than':
      return isNumber(attribute) ? attribute < test.bound : null;
    case 'less_than_or_equal':
      return isNumber(attribute) ? attribute <= test.bound : null;
    default:
      return test satisfies never;
  }
}

function isComparable(attribute: unknown): attribute is ConditionValue {
  return typeof attribute === 'string' || typeof attribute === 'boolean' || isNumber(attribute);
}

function isNumber(attribute: unknown): attribute is number {
  return typeof attribute === 'number' && !Number.isNaN(attribute);
}
