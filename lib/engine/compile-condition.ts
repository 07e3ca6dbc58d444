import { CONTEXT_DEPTH_MAX, VALUES_PER_CONDITION_MAX } from './budgets';
import type { CompiledCondition, Test } from './condition';
import { fieldsOf } from './fields';
import type { ConditionValue } from './rule';

/** Makes a stored condition ready to run, or answers null where it cannot be read as one. */
export function compileCondition(stored: unknown): CompiledCondition | null {
  const fields = fieldsOf(stored);
  const path = pathOf(fields?.attribute);
  const values = valuesOf(fields?.values);
  const negate = fields?.negate ?? false;
  if (!path || !values || typeof negate !== 'boolean') return null;
  const test = testOf(fields?.operator, values);
  return test && { path, test, negate };
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

/** A list becomes a set here, once, so that ten thousand values cost an evaluation what one does. */
function testOf(operator: unknown, values: readonly ConditionValue[]): Test | null {
  switch (operator) {
    case 'exists':
      return values.length === 0 ? { kind: operator } : null;
    case 'equals':
      return values.length === 1 ? { kind: 'member', members: new Set(values) } : null;
    case 'one_of':
      return values.length > 0 ? { kind: 'member', members: new Set(values) } : null;
    case 'contains':
    case 'starts_with':
    case 'ends_with':
      return values.length > 0 && values.every(isText) ? { kind: operator, texts: values } : null;
    case 'greater_than':
    case 'greater_than_or_equal':
    case 'less_than':
    case 'less_than_or_equal': {
      const [bound] = values;
      return values.length === 1 && typeof bound === 'number' ? { kind: operator, bound } : null;
    }
    default:
      return null;
  }
}

function isText(value: ConditionValue): value is string {
  return typeof value === 'string';
}
