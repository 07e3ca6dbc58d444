import { isDeepStrictEqual } from 'node:util';
import type { CompiledFlag, World } from '@/lib/engine/compiled-flag';
import { evaluate } from '@/lib/engine/evaluate';
import type { BlastRadius } from './blast-radius';
import type { SeenContext } from './recent-contexts';

/**
 * Runs visitors with their contexts through a whole flag as it is and as it would be: rules, targets, prerequisites,
 * variants and all. Who has the off variant has not got the flag; who is answered otherwise, and neither gains nor loses
 * it, is moved: by another variant, or by another value of the same.
 * Exact over those given. Pure; `now` in ms.
 */
export function wholeRadius(
  seen: readonly SeenContext[],
  { before, after, world, now }: { before: CompiledFlag; after: CompiledFlag; world: World; now: number },
): BlastRadius {
  const renewed = new Set(
    [...after.variants].flatMap(([name, { value }]) =>
      isDeepStrictEqual(before.variants.get(name)?.value, value) ? [] : [name],
    ),
  );
  let [gained, lost, lostAfterSeeing, moved] = [0, 0, 0, 0];
  for (const { context, hasSeen } of seen) {
    const [was, will] = [evaluate(before, context, now, world), evaluate(after, context, now, world)];
    const [had, gets] = [was.variant !== before.off.name, will.variant !== after.off.name];
    if (gets && !had) gained += 1;
    else if (had && !gets) {
      lost += 1;
      if (hasSeen) lostAfterSeeing += 1;
    } else if (was.variant !== will.variant || renewed.has(will.variant ?? '')) moved += 1;
  }
  return { sampled: seen.length, gained, lost, lostAfterSeeing, moved, unchanged: seen.length - gained - lost - moved };
}
