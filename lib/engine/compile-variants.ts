import { type OffAnswers, offAnswers, type VariantAnswers, variantAnswers } from './answers';
import { VARIANTS_PER_FLAG_MAX } from './budgets';
import { fieldsOf } from './fields';
import { frozenJson } from './frozen-json';
import type { FlagValue, StoredFlag, ValueType } from './types';

/** The variants of a flag by name, ready to be given, and those that have a part to play. */
export interface CompiledVariants {
  readonly valueType: ValueType;
  readonly byName: ReadonlyMap<string, VariantAnswers>;
  readonly on: VariantAnswers;
  readonly off: VariantAnswers;
  /** For the positions that no range of a split covers. */
  readonly rest: VariantAnswers;
  readonly offAnswers: OffAnswers;
}

/** Makes a flag's variants ready, or answers null where they cannot be read: without an off variant nothing is certain. */
export function compileVariants(stored: StoredFlag): CompiledVariants | null {
  const { valueType = 'boolean', variants, onVariant = 'on', offVariant = 'off', defaultVariant = offVariant } = stored;
  if (!isValueType(valueType)) return null;
  const shared = stored.archived === true ? TOMBSTONE : PLAIN;
  const byName = variants === undefined ? shared.byName : namedVariants(variants, valueType, shared);
  const [on, off, rest] = [byName?.get(onVariant), byName?.get(offVariant), byName?.get(defaultVariant)];
  if (!byName || !on || !off || !rest) return null;
  if (on === shared.on && off === shared.off && rest === shared.rest) return shared;
  return Object.freeze({ valueType, byName, on, off, rest, offAnswers: offAnswers(off) });
}

/** Whether a value is one of the type. NaN and infinities are no numbers here: JSON cannot say them. */
export function isOfType(value: unknown, type: ValueType): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'number':
      return Number.isFinite(value);
    case 'json':
      return typeof value === 'object' && value !== null;
    default:
      return type satisfies never;
  }
}

export function isValueType(type: unknown): type is ValueType {
  return type === 'boolean' || type === 'string' || type === 'number' || type === 'json';
}

function namedVariants(stored: unknown, type: ValueType, shared: CompiledVariants): CompiledVariants['byName'] | null {
  if (!Array.isArray(stored) || stored.length < 1 || stored.length > VARIANTS_PER_FLAG_MAX) return null;
  const byName = new Map<string, VariantAnswers>();
  for (const variant of stored) {
    const { name, value } = fieldsOf(variant) ?? {};
    const kept = isOfType(value, type) ? frozenJson(value) : undefined;
    if (typeof name !== 'string' || kept === undefined || byName.has(name)) return null;
    byName.set(name, variantAnswers(name, kept, shared === TOMBSTONE));
  }
  return isBoolean(byName) ? shared.byName : byName;
}

/** Nearly every flag answers `on` with true and `off` with false: they share one set. */
function isBoolean(byName: ReadonlyMap<string, VariantAnswers>): boolean {
  const is = (name: string, value: FlagValue) => byName.get(name)?.value === value;
  return byName.size === 2 && is('on', true) && is('off', false);
}

function booleanVariants(isTombstone: boolean): CompiledVariants {
  const on = variantAnswers('on', true, isTombstone);
  const off = variantAnswers('off', false, isTombstone);
  const byName = new Map([on, off].map((variant) => [variant.name, variant]));
  return Object.freeze({ valueType: 'boolean', byName, on, off, rest: off, offAnswers: offAnswers(off) });
}

/** What a boolean flag has, and what answers for a flag that cannot be read. */
export const PLAIN = booleanVariants(false);

/** What an archived one has. */
const TOMBSTONE = booleanVariants(true);
