import { VALUES_PER_CONDITION_MAX } from './budgets';
import type { Condition, On } from './conditions/condition';
import { exists } from './conditions/exists';
import { instant, instantOf, withinLast } from './conditions/instant';
import { list } from './conditions/list';
import { matches, patternOf } from './conditions/matches';
import { inNetwork, networkOf } from './conditions/network';
import { between, number } from './conditions/number';
import { oneOf, oneOfAnyCase } from './conditions/one-of';
import { text, textAnyCase } from './conditions/text';
import { version, versionOf } from './conditions/version';
import type { ConditionValue } from './rule';

/** What the values of an operator are. `value` is a text, a number or a boolean. */
export type Operand = 'value' | 'text' | 'pattern' | 'number' | 'version' | 'instant' | 'seconds' | 'network';

/** How an operator is written and made ready to run. */
export interface OperatorKind {
  readonly takes: Operand;
  /** How many values: at least and at most. */
  readonly count: readonly [number, number];
  /** Whether `ignore_case` may be said. */
  readonly mayIgnoreCase: boolean;
  /** Null where the values, although of the right kind, cannot be read. */
  readonly compile: (on: On, values: readonly ConditionValue[], ignoreCase: boolean) => Condition | null;
}

const ONE: readonly [number, number] = [1, 1];
const MANY: readonly [number, number] = [1, VALUES_PER_CONDITION_MAX];

/** Every operator there is. A map, because the name of one comes from outside. */
export const OPERATORS: ReadonlyMap<string, OperatorKind> = new Map(
  Object.entries({
    equals: { takes: 'value', count: ONE, mayIgnoreCase: true, compile: oneOfValues },
    one_of: { takes: 'value', count: MANY, mayIgnoreCase: true, compile: oneOfValues },
    contains: texts('contains'),
    starts_with: texts('starts_with'),
    ends_with: texts('ends_with'),
    matches: {
      takes: 'pattern',
      count: ONE,
      mayIgnoreCase: true,
      compile: (on, [source], ignoreCase) => {
        const pattern = patternOf(String(source), ignoreCase);
        return pattern && matches(on, pattern);
      },
    },
    greater_than: bounded('greater_than'),
    greater_than_or_equal: bounded('greater_than_or_equal'),
    less_than: bounded('less_than'),
    less_than_or_equal: bounded('less_than_or_equal'),
    between: {
      takes: 'number',
      count: [2, 2],
      mayIgnoreCase: false,
      compile: (on, [from, to]) =>
        Number(from) <= Number(to) ? between(on, { from: Number(from), to: Number(to) }) : null,
    },
    semver_equals: versioned('semver_equals'),
    semver_greater_than: versioned('semver_greater_than'),
    semver_greater_than_or_equal: versioned('semver_greater_than_or_equal'),
    semver_less_than: versioned('semver_less_than'),
    semver_less_than_or_equal: versioned('semver_less_than_or_equal'),
    before: timed('before'),
    after: timed('after'),
    within_last: {
      takes: 'seconds',
      count: ONE,
      mayIgnoreCase: false,
      compile: (on, [seconds]) => withinLast(on, Number(seconds)),
    },
    exists: { takes: 'value', count: [0, 0], mayIgnoreCase: false, compile: (on) => exists(on) },
    any_of: listed('any_of'),
    all_of: listed('all_of'),
    none_of: listed('none_of'),
    in_network: {
      takes: 'network',
      count: MANY,
      mayIgnoreCase: false,
      compile: (on, values) => {
        const networks = values.map(networkOf);
        return networks.every((network) => network !== null) ? inNetwork(on, networks) : null;
      },
    },
  } satisfies Record<string, OperatorKind>),
);

/** Whether a value is what the operator takes. Patterns, versions, instants and networks are read to find out. */
export function isOperand(value: unknown, takes: Operand): value is ConditionValue {
  switch (takes) {
    case 'value':
      return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    case 'text':
      return typeof value === 'string';
    case 'pattern':
      return typeof value === 'string' && patternOf(value, false) !== null;
    case 'number':
      return Number.isFinite(value);
    case 'version':
      return versionOf(value) !== null;
    case 'instant':
      return typeof value === 'string' && instantOf(value) !== null;
    case 'seconds':
      return typeof value === 'number' && value > 0 && value <= SECONDS_MAX;
    case 'network':
      return networkOf(value) !== null;
    default:
      return takes satisfies never;
  }
}

/** A hundred years. */
const SECONDS_MAX = 100 * 366 * 24 * 3600;

function oneOfValues(on: On, values: readonly ConditionValue[], ignoreCase: boolean): Condition {
  return ignoreCase ? oneOfAnyCase(on, values) : oneOf(on, values);
}

function texts(operator: Parameters<typeof text>[0]): OperatorKind {
  return {
    takes: 'text',
    count: MANY,
    mayIgnoreCase: true,
    compile: (on, values, ignoreCase) => (ignoreCase ? textAnyCase : text)(operator, on, values.map(String)),
  };
}

function bounded(operator: Parameters<typeof number>[0]): OperatorKind {
  const compile = (on: On, [bound]: readonly ConditionValue[]) => number(operator, on, Number(bound));
  return { takes: 'number', count: ONE, mayIgnoreCase: false, compile };
}

function versioned(operator: Parameters<typeof version>[0]): OperatorKind {
  return {
    takes: 'version',
    count: ONE,
    mayIgnoreCase: false,
    compile: (on, [value]) => {
      const bound = versionOf(value);
      return bound && version(operator, on, bound);
    },
  };
}

function timed(operator: Parameters<typeof instant>[0]): OperatorKind {
  return {
    takes: 'instant',
    count: ONE,
    mayIgnoreCase: false,
    compile: (on, [value]) => {
      const bound = instantOf(value);
      return bound === null ? null : instant(operator, on, bound);
    },
  };
}

function listed(operator: Parameters<typeof list>[0]): OperatorKind {
  return { takes: 'value', count: MANY, mayIgnoreCase: false, compile: (on, values) => list(operator, on, values) };
}
