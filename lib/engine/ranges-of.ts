import { POSITIONS, thresholdOf } from './bucket';
import { fieldsOf } from './fields';
import type { SplitRange } from './rule';

/** What of a flag says which variant a position has, where no rule decides. */
export interface Fallthrough {
  readonly split: unknown;
  /** 0…100. */
  readonly rolloutPercentage: number;
  readonly onVariant: string;
  readonly offVariant: string;
  readonly defaultVariant: string;
}

/**
 * Whose each position is, every one of the 100,000 covered: a percentage as the split that it is (the on variant below it,
 * the off variant from there), the gaps of a split as the default variant's. Pure.
 */
export function rangesOf(flag: Fallthrough): readonly SplitRange[] {
  const { split, rolloutPercentage, onVariant, offVariant, defaultVariant } = flag;
  const threshold = thresholdOf(rolloutPercentage);
  const stored: unknown[] = Array.isArray(split)
    ? split
    : [
        { variant: onVariant, from: 0, to: threshold },
        { variant: offVariant, from: threshold, to: POSITIONS },
      ];
  const ranges: { variant: string; from: number; to: number }[] = [];
  const add = (variant: string, to: number) => {
    const from = ranges.at(-1)?.to ?? 0;
    const last = ranges.at(-1);
    if (to <= from) return;
    if (last?.variant === variant) last.to = to;
    else ranges.push({ variant, from, to });
  };
  for (const one of stored) {
    const { variant, from, to } = fieldsOf(one) ?? {};
    add(defaultVariant, Number(from));
    add(String(variant), Number(to));
  }
  add(defaultVariant, POSITIONS);
  return ranges;
}
