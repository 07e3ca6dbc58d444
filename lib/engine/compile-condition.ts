import { GROUP_DEPTH_MAX, VARIANTS_PER_FLAG_MAX } from './budgets';
import { pathOf } from './compile-path';
import { allOf } from './conditions/all-of';
import { anyOf } from './conditions/any-of';
import type { Condition } from './conditions/condition';
import { flagIs } from './conditions/flag-is';
import { inSegment } from './conditions/in-segment';
import { within } from './conditions/within';
import { fieldsOf } from './fields';
import { isKeyShaped } from './flag-key';
import { isOperand, OPERATORS } from './operators';

/** How a condition is compiled: turned round or as it is, and how deep groups may still nest. */
interface Manner {
  readonly isTurned: boolean;
  readonly depthLeft: number;
}

/**
 * Makes a stored condition ready to run, or answers null where it cannot be read as one. `isTurned` makes its opposite,
 * pushed down to the attributes (not all = any not), so that a missing attribute matches neither.
 */
export function compileCondition(stored: unknown, isTurned = false): Condition | null {
  return compiled(stored, { isTurned, depthLeft: GROUP_DEPTH_MAX });
}

function compiled(stored: unknown, { isTurned, depthLeft }: Manner): Condition | null {
  const fields = fieldsOf(stored);
  const negate = fields?.negate ?? false;
  if (!fields || typeof negate !== 'boolean') return null;
  const turned = negate !== isTurned;
  switch (kindOf(fields)) {
    case 'attribute':
      return onAttribute(fields, turned);
    case 'segment':
      return isKeyShaped(fields.segment) ? inSegment(fields.segment, turned) : null;
    case 'flag': {
      const variants = namesOf(fields.variants);
      return isKeyShaped(fields.flag) && variants ? flagIs(fields.flag, variants, turned) : null;
    }
    case 'any':
      return group(fields.any, turned ? allOf : anyOf, { isTurned: turned, depthLeft });
    case 'all':
      return group(fields.all, turned ? anyOf : allOf, { isTurned: turned, depthLeft });
    default:
      return null;
  }
}

/** Which of the five it is. One that says two of them, or a word that none of them has, says nothing. */
function kindOf(fields: Readonly<Record<string, unknown>>): string | null {
  const said = Object.keys(fields).filter((name) => name !== 'negate');
  const [kind, ...more] = Object.keys(WORDS).filter((name) => said.includes(name));
  if (kind === undefined || more.length > 0) return null;
  return said.every((name) => WORDS[kind]?.includes(name)) ? kind : null;
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  attribute: ['attribute', 'operator', 'values', 'ignore_case'],
  segment: ['segment'],
  flag: ['flag', 'variants'],
  any: ['any'],
  all: ['all'],
};

function onAttribute(fields: Readonly<Record<string, unknown>>, negate: boolean): Condition | null {
  const path = pathOf(fields.attribute);
  const operator = typeof fields.operator === 'string' ? OPERATORS.get(fields.operator) : undefined;
  const values = fields.values ?? [];
  const ignoreCase = fields.ignore_case ?? false;
  if (!path || !operator || !Array.isArray(values) || typeof ignoreCase !== 'boolean') return null;
  if (ignoreCase && !operator.mayIgnoreCase) return null;
  const [least, most] = operator.count;
  if (values.length < least || values.length > most) return null;
  const operands = Array.from(values).filter((value) => isOperand(value, operator.takes));
  if (operands.length !== values.length) return null;
  const condition = operator.compile({ name: path.at(-1) ?? '', negate }, operands, ignoreCase);
  return condition && within(path.slice(0, -1), condition);
}

function group(
  stored: unknown,
  joined: (conditions: readonly Condition[]) => Condition,
  { isTurned, depthLeft }: Manner,
): Condition | null {
  // A group of nothing is somebody's slip: whether it should match all or none is anybody's guess.
  if (!Array.isArray(stored) || stored.length === 0 || depthLeft === 0) return null;
  const conditions = Array.from(stored, (one) => compiled(one, { isTurned, depthLeft: depthLeft - 1 }));
  return conditions.every((condition) => condition !== null) ? joined(conditions) : null;
}

function namesOf(stored: unknown): ReadonlySet<string> | null {
  if (!Array.isArray(stored) || stored.length === 0 || stored.length > VARIANTS_PER_FLAG_MAX) return null;
  return stored.every((name) => typeof name === 'string') ? new Set(stored) : null;
}
