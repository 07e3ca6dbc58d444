import { CONTEXT_DEPTH_MAX, VALUES_PER_CONDITION_MAX } from './budgets';
import type { Condition, On } from './conditions/condition';
import { exists } from './conditions/exists';
import { number } from './conditions/number';
import { oneOf } from './conditions/one-of';
import { text } from './conditions/text';
import { within } from './conditions/within';
import { fieldsOf } from './fields';
import type { ConditionValue } from './rule';

/** Makes a stored condition ready to run, or answers null where it cannot be read as one. */
export function compileCondition(stored: unknown): Condition | null {
  const fields = fieldsOf(stored);
  const path = pathOf(fields?.attribute);
  const values = valuesOf(fields?.values);
  const negate = fields?.negate ?? false;
  if (!path || !values || typeof negate !== 'boolean') return null;
  const name = path.at(-1) ?? '';
  const condition = conditionOn({ name, negate }, fields?.operator, values);
  return condition && within(path.slice(0, -1), condition);
}

function pathOf(attribute: unknown): readonly string[] | null {
  if (typeof attribute !== 'string') return null;
  const path = attribute.split('.', CONTEXT_DEPTH_MAX + 1);
  return path.length <= CONTEXT_DEPTH_MAX && path.every((name) => name !== '') ? path : null;
}

function valuesOf(stored: unknown): readonly ConditionValue[] | null {
  if (stored === undefined) return [];
  if (!Array.isArray(stored) || stored.length > VALUES_PER_CONDITION_MAX) return null;
  const values: readonly unknown[] = [...stored];
  return values.every(isConditionValue) ? values : null;
}

function isConditionValue(value: unknown): value is ConditionValue {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function conditionOn(on: On, operator: unknown, values: readonly ConditionValue[]): Condition | null {
  switch (operator) {
    case 'exists':
      return values.length === 0 ? exists(on) : null;
    case 'equals':
      return values.length === 1 ? oneOf(on, values) : null;
    case 'one_of':
      return values.length > 0 ? oneOf(on, values) : null;
    case 'contains':
    case 'starts_with':
    case 'ends_with':
      return values.length > 0 && values.every(isText) ? text(operator, on, values) : null;
    case 'greater_than':
    case 'greater_than_or_equal':
    case 'less_than':
    case 'less_than_or_equal': {
      const [bound] = values;
      return values.length === 1 && typeof bound === 'number' ? number(operator, on, bound) : null;
    }
    default:
      return null;
  }
}

function isText(value: ConditionValue): value is string {
  return typeof value === 'string';
}
