import type { Operand } from '@/lib/engine/operators';

/** What the form has to know of an operator. It stands here, because the engine's own table brings RE2 with it. */
export interface OperatorWords {
  readonly words: string;
  readonly takes: Operand;
  readonly count: 'none' | 'one' | 'two' | 'many';
  readonly mayIgnoreCase: boolean;
}

/** Every operator of the engine (a test holds them together), in the order in which one looks for them. */
export const OPERATOR_WORDS: Readonly<Record<string, OperatorWords>> = {
  equals: { words: 'is', takes: 'value', count: 'one', mayIgnoreCase: true },
  one_of: { words: 'is one of', takes: 'value', count: 'many', mayIgnoreCase: true },
  contains: { words: 'contains any of', takes: 'text', count: 'many', mayIgnoreCase: true },
  starts_with: { words: 'starts with any of', takes: 'text', count: 'many', mayIgnoreCase: true },
  ends_with: { words: 'ends with any of', takes: 'text', count: 'many', mayIgnoreCase: true },
  matches: { words: 'matches the pattern', takes: 'pattern', count: 'one', mayIgnoreCase: true },
  exists: { words: 'exists', takes: 'value', count: 'none', mayIgnoreCase: false },
  greater_than: { words: '> (number)', takes: 'number', count: 'one', mayIgnoreCase: false },
  greater_than_or_equal: { words: '≥ (number)', takes: 'number', count: 'one', mayIgnoreCase: false },
  less_than: { words: '< (number)', takes: 'number', count: 'one', mayIgnoreCase: false },
  less_than_or_equal: { words: '≤ (number)', takes: 'number', count: 'one', mayIgnoreCase: false },
  between: { words: 'is between (numbers)', takes: 'number', count: 'two', mayIgnoreCase: false },
  semver_equals: { words: '= (version)', takes: 'version', count: 'one', mayIgnoreCase: false },
  semver_greater_than: { words: '> (version)', takes: 'version', count: 'one', mayIgnoreCase: false },
  semver_greater_than_or_equal: { words: '≥ (version)', takes: 'version', count: 'one', mayIgnoreCase: false },
  semver_less_than: { words: '< (version)', takes: 'version', count: 'one', mayIgnoreCase: false },
  semver_less_than_or_equal: { words: '≤ (version)', takes: 'version', count: 'one', mayIgnoreCase: false },
  before: { words: 'is before (date)', takes: 'instant', count: 'one', mayIgnoreCase: false },
  after: { words: 'is after (date)', takes: 'instant', count: 'one', mayIgnoreCase: false },
  within_last: { words: 'is within the last', takes: 'seconds', count: 'one', mayIgnoreCase: false },
  any_of: { words: 'is a list with any of', takes: 'value', count: 'many', mayIgnoreCase: false },
  all_of: { words: 'is a list with all of', takes: 'value', count: 'many', mayIgnoreCase: false },
  none_of: { words: 'is a list with none of', takes: 'value', count: 'many', mayIgnoreCase: false },
  in_network: { words: 'is in the network', takes: 'network', count: 'many', mayIgnoreCase: false },
};

/** What is known of an operator; the first of all where there is no such one. */
export function operatorWords(operator: string): OperatorWords {
  const known = Object.hasOwn(OPERATOR_WORDS, operator) ? OPERATOR_WORDS[operator] : undefined;
  return known ?? { words: operator, takes: 'value', count: 'many', mayIgnoreCase: false };
}

/** What one sees in an empty field, by what the operator takes. */
export const PLACEHOLDERS: Readonly<Record<Operand, string>> = {
  value: '',
  text: '',
  pattern: '^beta-\\d+$',
  number: '18',
  version: '2.1.0',
  instant: '2026-12-01T09:00:00Z',
  seconds: '7',
  network: '10.0.0.0/8',
};
