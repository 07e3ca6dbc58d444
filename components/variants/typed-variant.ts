import { formatPercentage } from '@/lib/engine/percentage';
import type { SplitRange } from '@/lib/engine/rule';
import { countsOf } from '@/lib/engine/split-by-weights';
import type { JsonValue, ValueType } from '@/lib/engine/types';

/** A variant while it is typed. `weight` is in per cent. */
export interface TypedVariant {
  readonly id: number;
  readonly name: string;
  readonly value: string;
  readonly weight: string;
}

/** Variants as they are typed: a text as it is, all else as JSON. */
export function rowsOf(
  variants: readonly { readonly name: string; readonly value: JsonValue }[],
  ranges: readonly SplitRange[],
): readonly TypedVariant[] {
  const counts = countsOf(ranges);
  return variants.map(({ name, value }, id) => ({
    id,
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    weight: formatPercentage((counts.get(name) ?? 0) / 1000),
  }));
}

/** What a typed value means for the flag's type; undefined where it is none. */
export function meantValue(type: ValueType, text: string): JsonValue | undefined {
  if (type === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
