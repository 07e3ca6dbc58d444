import type { LifecycleStage } from '@/lib/lifecycle/lifecycle-stage';

/** The stages of a flag's life in product words. */
export const STAGE_WORDS: Readonly<Record<LifecycleStage, string>> = {
  new: 'new',
  ramping: 'ramping',
  live: 'live',
  'at-100': 'at 100 %',
  stale: 'stale',
};

export const STAGES = Object.keys(STAGE_WORDS) as readonly LifecycleStage[];
