import { thresholdOf } from '@/lib/engine/bucket';

/** Somebody of a flag's sample: where they fall, 0…99 999, and whether they ever got the flag. */
export interface SampledVisitor {
  readonly position: number;
  readonly hasSeen: boolean;
}

/** What of a flag decides a share. Percentage 0…100. */
export interface Configuration {
  readonly enabled: boolean;
  readonly killed: boolean;
  readonly rolloutPercentage: number;
}

/** Whom a change would touch, of those in the sample. */
export interface BlastRadius {
  readonly sampled: number;
  readonly gained: number;
  readonly lost: number;
  /** Of those who lose it: how many have had it on their screen. */
  readonly lostAfterSeeing: number;
  /** How many are answered otherwise, and neither gain nor lose it. */
  readonly moved: number;
  readonly unchanged: number;
}

/** Runs a sample through a flag as it is and as it would be. Exact over the sample. Pure. */
export function blastRadius(
  sample: readonly SampledVisitor[],
  { before, after }: { readonly before: Configuration; readonly after: Configuration },
): BlastRadius {
  const [was, will] = [thresholdIn(before), thresholdIn(after)];
  let [gained, lost, lostAfterSeeing] = [0, 0, 0];
  for (const { position, hasSeen } of sample) {
    const [had, gets] = [position < was, position < will];
    if (gets && !had) gained += 1;
    if (had && !gets) {
      lost += 1;
      if (hasSeen) lostAfterSeeing += 1;
    }
  }
  return { sampled: sample.length, gained, lost, lostAfterSeeing, moved: 0, unchanged: sample.length - gained - lost };
}

function thresholdIn({ enabled, killed, rolloutPercentage }: Configuration): number {
  return enabled && !killed ? thresholdOf(rolloutPercentage) : 0;
}
