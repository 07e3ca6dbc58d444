import type { CompiledCondition, Test } from './condition';
import { hasAttribute, reach } from './reach';

/**
 * Whether a condition holds for these attributes. A missing attribute never matches, negated or not: whoever we know
 * nothing about is not thereby "someone outside Germany". Only `exists` sees absence. An attribute of a type that the
 * operator cannot compare (text with a number, an object with anything) is as good as missing.
 */
export function conditionHolds({ path, test, negate }: CompiledCondition, attributes: unknown): boolean {
  if (test.kind === 'exists') return hasAttribute(attributes, path) !== negate;
  const outcome = compare(test, reach(attributes, path));
  // What was reached may be inherited, and then it is missing. Most conditions fail, so this is asked last: it costs as
  // much as all the rest.
  return outcome !== null && outcome !== negate && hasAttribute(attributes, path);
}

/** True or false, or null where the attribute cannot be compared. */
function compare(test: Exclude<Test, { kind: 'exists' }>, attribute: unknown): boolean | null {
  if (typeof attribute === 'string') return compareText(test, attribute);
  if (typeof attribute === 'number') return compareNumber(test, attribute);
  return typeof attribute === 'boolean' && test.kind === 'member' ? test.members.has(attribute) : null;
}

function compareText(test: Exclude<Test, { kind: 'exists' }>, attribute: string): boolean | null {
  switch (test.kind) {
    case 'member':
      return test.members.has(attribute);
    case 'contains':
      for (const text of test.texts) if (attribute.includes(text)) return true;
      return false;
    case 'starts_with':
      for (const text of test.texts) if (attribute.startsWith(text)) return true;
      return false;
    case 'ends_with':
      for (const text of test.texts) if (attribute.endsWith(text)) return true;
      return false;
    default:
      return null;
  }
}

function compareNumber(test: Exclude<Test, { kind: 'exists' }>, attribute: number): boolean | null {
  if (Number.isNaN(attribute)) return null;
  switch (test.kind) {
    case 'member':
      return test.members.has(attribute);
    case 'greater_than':
      return attribute > test.bound;
    case 'greater_than_or_equal':
      return attribute >= test.bound;
    case 'less_than':
      return attribute < test.bound;
    case 'less_than_or_equal':
      return attribute <= test.bound;
    default:
      return null;
  }
}
