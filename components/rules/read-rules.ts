import { fieldsOf } from '@/lib/engine/fields';
import { formatPercentage } from '@/lib/engine/percentage';
import type { SplitRange } from '@/lib/engine/rule';
import { type ConditionDraft, freshId, newServe, type RuleDraft, type ServeDraft } from './draft';
import { operatorWords } from './operator-words';
import { typedOf } from './typed-values';

/** Rules as a form can show them; null where something in them is not for a form, so that nothing of it gets lost. */
export function readRules(stored: unknown): readonly RuleDraft[] | null {
  return Array.isArray(stored) ? allOf(stored.map(readRule)) : null;
}

/** The same of conditions. */
export function readConditions(stored: unknown): readonly ConditionDraft[] | null {
  return Array.isArray(stored) ? allOf(stored.map(readCondition)) : null;
}

function readRule(stored: unknown): RuleDraft | null {
  const { name = '', conditions, serve, ...others } = fieldsOf(stored) ?? {};
  const read = readConditions(conditions);
  const serves = readServe(serve);
  if (typeof name !== 'string' || !read || !serves || isMore(others)) return null;
  return { id: freshId(), name, conditions: read, serve: serves };
}

function readCondition(stored: unknown): ConditionDraft | null {
  const { negate = false, ...said } = fieldsOf(stored) ?? {};
  if (typeof negate !== 'boolean') return null;
  const id = freshId();
  if ('attribute' in said) return readAttribute(id, negate, said);
  if ('segment' in said) {
    const { segment, ...others } = said;
    return typeof segment === 'string' && !isMore(others) ? { id, negate, kind: 'segment', segment } : null;
  }
  if ('flag' in said) {
    const { flag, variants, ...others } = said;
    const names = typedNames(variants);
    return typeof flag === 'string' && names !== null && !isMore(others)
      ? { id, negate, kind: 'flag', flag, variants: names }
      : null;
  }
  const [[kind, list] = [], ...others] = Object.entries(said);
  const conditions = readConditions(list);
  if ((kind !== 'any' && kind !== 'all') || !conditions || others.length > 0) return null;
  return { id, negate, kind, conditions };
}

function readAttribute(id: number, negate: boolean, said: Readonly<Record<string, unknown>>): ConditionDraft | null {
  const { attribute, operator, values = [], ignore_case: ignoreCase = false, ...others } = said;
  if (typeof attribute !== 'string' || typeof operator !== 'string' || typeof ignoreCase !== 'boolean') return null;
  if (!Array.isArray(values) || !values.every(isSimple) || isMore(others)) return null;
  const typed = typedOf(values, operatorWords(operator).takes);
  return { id, negate, kind: 'attribute', attribute, operator, ignoreCase, ...typed };
}

function readServe(stored: unknown): ServeDraft | null {
  const { variant, percentage, split, by = '', ...others } = fieldsOf(stored) ?? {};
  const said = [variant, percentage, split].filter((one) => one !== undefined);
  if (typeof by !== 'string' || said.length !== 1 || isMore(others)) return null;
  if (typeof variant === 'string') return by === '' ? newServe(variant) : null;
  const begun = { ...newServe(''), by };
  if (typeof percentage === 'number') {
    return { ...begun, kind: 'percentage', percentage: formatPercentage(percentage) };
  }
  const held = Array.isArray(split) ? allOf(split.map(readRange)) : null;
  return held && { ...begun, kind: 'split', held };
}

function readRange(stored: unknown): SplitRange | null {
  const { variant, from, to, ...others } = fieldsOf(stored) ?? {};
  const isRange = typeof variant === 'string' && typeof from === 'number' && typeof to === 'number';
  return isRange && !isMore(others) ? { variant, from, to } : null;
}

/** Names as they are typed, with commas between them; null where commas in a name would make two of it. */
export function typedNames(stored: unknown): string | null {
  const areNames = Array.isArray(stored) && stored.every((name) => typeof name === 'string' && /^[^,\s]+$/.test(name));
  return areNames ? stored.join(', ') : null;
}

function isSimple(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isMore(others: object): boolean {
  return Object.keys(others).length > 0;
}

function allOf<Element>(read: readonly (Element | null)[]): readonly Element[] | null {
  const known = read.filter((one) => one !== null);
  return known.length === read.length ? known : null;
}
