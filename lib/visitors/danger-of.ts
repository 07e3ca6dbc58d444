import { formatPercentage } from '@/lib/engine/percentage';
import type { BlastRadius, Configuration } from './blast-radius';

/** A sample smaller than this says little: then the difference of the percentages counts. */
const SAMPLED_MIN = 100;
/** A flag that was on for everybody for so long is taken for granted by code and people. */
export const CONSTANT_DAYS = 30;
const DAY_MS = 86_400_000;

/** An edit that is not made yet, and whom it would touch of those seen. */
export interface WeighedEdit {
  readonly key: string;
  readonly before: Configuration;
  readonly after: Configuration;
  readonly radius: BlastRadius;
  /** Since when the switch and the percentage are what they are, in ms. */
  readonly decidedAt: number;
}

/**
 * Why an edit is asked for its flag's key, as a sentence without its full stop; null where it is not. It is where it
 * changes the answer of more than `sharePercent` of those seen, or takes what has long been on for everybody from half of
 * them or more. Pure; `now` in ms.
 */
export function dangerOf(
  { key, before, after, radius, decidedAt }: WeighedEdit,
  { sharePercent, now }: { readonly sharePercent: number; readonly now: number },
): string | null {
  const [was, will] = [shareOf(before), shareOf(after)];
  const days = Math.floor((now - decidedAt) / DAY_MS);
  if (was === 100 && will <= 50 && days >= CONSTANT_DAYS) {
    return `${key} has been on for everybody for ${days} days, and this takes it from ${formatPercentage(100 - will)} % of them`;
  }
  if (radius.sampled < SAMPLED_MIN) {
    const moved = Math.abs(will - was);
    return moved > sharePercent ? `This changes what ${formatPercentage(moved)} % of all visitors get of ${key}` : null;
  }
  const touched = radius.gained + radius.lost + radius.moved;
  if (touched * 100 <= sharePercent * radius.sampled) return null;
  const does = radius.moved > 0 ? `changes ${key} for` : radius.lost > 0 ? `takes ${key} from` : `gives ${key} to`;
  return `This ${does} ${touched.toLocaleString('en')} of ${radius.sampled.toLocaleString('en')} visitors seen`;
}

/** Who gets it, 0…100. */
function shareOf({ enabled, killed, rolloutPercentage }: Configuration): number {
  return enabled && !killed ? rolloutPercentage : 0;
}
