import { formatPercentage } from '@/lib/engine/percentage';
import type { SplitRange } from '@/lib/engine/rule';
import { countsOf } from '@/lib/engine/split-by-weights';
import type { JsonValue } from '@/lib/engine/types';

/** A variant while it is typed. `weight` is in per cent. */
export interface TypedVariant {
  readonly id: number;
  readonly name: string;
  readonly value: string;
  readonly weight: string;
}

/** Variants as they are typed: a text as it is, all else as JSON. */
export function typedVariants(
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
