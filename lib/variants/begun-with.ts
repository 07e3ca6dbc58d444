import type { ValueType } from '@/lib/engine/types';
import { BOOLEAN_FIELDS } from './boolean-fields';
import type { Variant } from './inputs';

interface Said {
  readonly value_type: ValueType;
  readonly variants?: readonly Variant[] | undefined;
  readonly on_variant?: string | undefined;
  readonly off_variant?: string | undefined;
  readonly default_variant?: string | undefined;
}

/**
 * The variants that a flag begins with, as far as they were said: a boolean one has `on` and `off`. Those called on and off
 * have these parts, else the first and the last; the off variant is the default too. Null where a flag of another type
 * names none.
 */
export function begunWith({ value_type: type, variants: said, ...parts }: Said) {
  const variants = said ?? (type === 'boolean' ? BOOLEAN_FIELDS.variants : null);
  if (!variants) return null;
  const has = (name: string) => variants.some((variant) => variant.name === name);
  const on = parts.on_variant ?? (has('on') ? 'on' : (variants[0]?.name ?? ''));
  const off = parts.off_variant ?? (has('off') ? 'off' : (variants.at(-1)?.name ?? ''));
  return {
    value_type: type,
    variants,
    on_variant: on,
    off_variant: off,
    default_variant: parts.default_variant ?? off,
    split: null,
  };
}
