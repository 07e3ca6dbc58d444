import { GROUP_DEPTH_MAX, VARIANTS_PER_FLAG_MAX } from '@/lib/engine/budgets';
import { compileCondition } from '@/lib/engine/compile-condition';
import { pathOf } from '@/lib/engine/compile-path';
import { fieldsOf } from '@/lib/engine/fields';
import { isKeyShaped } from '@/lib/engine/flag-key';
import { isOperand, OPERATORS, type Operand, type OperatorKind } from '@/lib/engine/operators';

/** What is wrong with something that was sent: where in it, and what to do. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The first thing that is wrong with a condition, null where the engine can read it. */
export function conditionProblem(stored: unknown, depthLeft = GROUP_DEPTH_MAX): Problem | null {
  const fields = fieldsOf(stored);
  if (!fields || Array.isArray(stored)) return at([], 'A condition is an object, such as {"attribute": "plan", …}.');
  if (fields.negate !== undefined && typeof fields.negate !== 'boolean') return at(['negate'], 'Use true or false.');
  const [kind, ...more] = KINDS.filter((name) => fields[name] !== undefined);
  if (!kind || more.length > 0) return at([], `A condition has one of ${KINDS.join(', ')}.`);
  const unknown = Object.keys(fields).find((name) => name !== 'negate' && !WORDS[kind].includes(name));
  if (unknown !== undefined) return at([unknown], 'This field is not known here: leave it out.');
  const problem = PROBLEMS[kind](fields, depthLeft);
  // What is left is a pattern that is too large, or the like: the engine alone can tell.
  return problem ?? (compileCondition(stored) ? null : at([], 'This cannot be evaluated: simplify it.'));
}

const KINDS = ['attribute', 'segment', 'flag', 'any', 'all'] as const;
type Kind = (typeof KINDS)[number];

const WORDS: Readonly<Record<Kind, readonly string[]>> = {
  attribute: ['attribute', 'operator', 'values', 'ignore_case'],
  segment: ['segment'],
  flag: ['flag', 'variants'],
  any: ['any'],
  all: ['all'],
};

const PROBLEMS: Readonly<Record<Kind, (fields: Fields, depthLeft: number) => Problem | null>> = {
  attribute: attributeProblem,
  segment: ({ segment }) => (isKeyShaped(segment) ? null : at(['segment'], 'Name a segment by its key.')),
  flag: flagProblem,
  any: ({ any }, depthLeft) => groupProblem('any', any, depthLeft),
  all: ({ all }, depthLeft) => groupProblem('all', all, depthLeft),
};

function attributeProblem({ attribute, operator, values = [], ignore_case: ignoreCase }: Fields): Problem | null {
  if (!pathOf(attribute)) return at(['attribute'], 'Name an attribute, or a path of names with dots: user.plan.');
  const kind = typeof operator === 'string' ? OPERATORS.get(operator) : undefined;
  if (!kind) return at(['operator'], `Use one of: ${[...OPERATORS.keys()].join(', ')}.`);
  if (ignoreCase !== undefined && typeof ignoreCase !== 'boolean') return at(['ignore_case'], 'Use true or false.');
  if (ignoreCase === true && !kind.mayIgnoreCase)
    return at(['ignore_case'], `${operator} knows no case: leave it out.`);
  if (!Array.isArray(values)) return at(['values'], 'Give the values as a list.');
  return countProblem(kind, values.length) ?? operandProblem(kind, values);
}

function countProblem({ count: [least, most] }: OperatorKind, given: number): Problem | null {
  if (given >= least && given <= most) return null;
  if (most === 0) return at(['values'], 'It takes no values.');
  if (least === most) return at(['values'], `It takes ${least === 1 ? 'one value' : `${least} values`}.`);
  return at(['values'], `It takes ${least} to ${most.toLocaleString('en')} values.`);
}

function operandProblem({ takes, compile }: OperatorKind, values: readonly unknown[]): Problem | null {
  for (const [nth, value] of values.entries()) {
    if (!isOperand(value, takes)) return at(['values', nth], OPERANDS[takes]);
  }
  const operands = values.filter((value) => isOperand(value, takes));
  if (compile({ name: '', negate: false }, operands, false)) return null;
  return at(['values'], takes === 'number' ? 'Give the smaller number first.' : OPERANDS[takes]);
}

const OPERANDS: Readonly<Record<Operand, string>> = {
  value: 'Use a text, a number, true or false.',
  text: 'Use a text.',
  pattern: 'Use a pattern that RE2 can read, of at most 256 characters: no look-around, no references back.',
  number: 'Use a number.',
  version: 'Use a version, such as 1.4.0 or 2.0.0-beta.1.',
  instant: 'Use an instant with its zone, such as 2026-12-01T09:00:00Z.',
  seconds: 'Use a number of seconds above 0.',
  network: 'Use a network, such as 10.0.0.0/8 or 2001:db8::/32.',
};

function flagProblem({ flag, variants }: Fields): Problem | null {
  if (!isKeyShaped(flag)) return at(['flag'], 'Name a flag by its key.');
  return variantsProblem(variants);
}

/** What is wrong with a list of another flag's variants. */
export function variantsProblem(variants: unknown): Problem | null {
  const areNames = Array.isArray(variants) && variants.every((name) => typeof name === 'string');
  if (areNames && variants.length > 0 && variants.length <= VARIANTS_PER_FLAG_MAX) return null;
  return at(['variants'], 'Name at least one variant, such as ["on"].');
}

function groupProblem(kind: 'any' | 'all', stored: unknown, depthLeft: number): Problem | null {
  if (!Array.isArray(stored) || stored.length === 0) return at([kind], 'Give at least one condition.');
  if (depthLeft === 0) return at([kind], `Groups nest ${GROUP_DEPTH_MAX} deep at most.`);
  for (const [nth, one] of stored.entries()) {
    const problem = conditionProblem(one, depthLeft - 1);
    if (problem) return at([kind, nth, ...problem.path], problem.message);
  }
  return null;
}

export function at(path: Problem['path'], message: string): Problem {
  return { path, message };
}
