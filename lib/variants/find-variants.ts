import { and, eq } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags } from '@/db/schema';
import { formatPercentage } from '@/lib/engine/percentage';
import { rangesOf } from '@/lib/engine/ranges-of';
import type { SplitRange } from '@/lib/engine/rule';
import { countsOf } from '@/lib/engine/split-by-weights';
import { storedPercentage } from '@/lib/flags/flag-row';
import { splitInput, type Variant, variantsInput } from './inputs';

/** What a flag can answer in an environment, and who gets which where no rule decides. */
export interface FlagVariants {
  readonly variants: readonly Variant[];
  readonly onVariant: string;
  readonly offVariant: string;
  readonly defaultVariant: string;
  /** Null where the percentage decides. */
  readonly split: readonly SplitRange[] | null;
  /** The same, or the percentage, with every position covered. */
  readonly ranges: readonly SplitRange[];
}

/** The variants of a flag, by its exact key; null where there is none. What cannot be read is left out. */
export async function findVariants(db: Queryable, environment: string, key: string): Promise<FlagVariants | null> {
  const [row] = await db
    .select({
      variants: flags.variants,
      onVariant: flagEnvironments.onVariant,
      offVariant: flagEnvironments.offVariant,
      defaultVariant: flagEnvironments.defaultVariant,
      split: flagEnvironments.split,
      rolloutPercentage: flagEnvironments.rolloutPercentage,
    })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
    .where(and(eq(environments.key, environment), eq(flags.key, key)));
  if (!row) return null;
  const { rolloutPercentage, ...told } = row;
  const split = splitInput.safeParse(row.split).data ?? null;
  const ranges = rangesOf({ ...told, split, rolloutPercentage: storedPercentage(rolloutPercentage) });
  return { ...told, variants: variantsInput.safeParse(row.variants).data ?? [], split, ranges };
}

/** The same as REST spells it, with the weights that the ranges come to, in per cent. */
export function restVariants({ variants, onVariant, offVariant, defaultVariant, split, ranges }: FlagVariants) {
  return {
    variants,
    on_variant: onVariant,
    off_variant: offVariant,
    default_variant: defaultVariant,
    split,
    weights: [...countsOf(ranges)].map(([variant, count]) => ({
      variant,
      weight: Number(formatPercentage(count / 1000)),
    })),
  };
}
