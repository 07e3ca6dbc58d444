import { startArticle } from './article.mjs';
import { startFlagd } from './flagd.mjs';
import { startGrowthBook } from './growthbook.mjs';
import { startSluice } from './sluice.mjs';
import { startUnleash } from './unleash.mjs';

/**
 * Everybody who is measured, Sluice first. Each has for each case `prepare` (a user in the shape it wants, outside the
 * clock) and `answer` (how many of the case's flags are on for it, inside the clock).
 */
export async function startPeers() {
  return [await startSluice(), await startUnleash(), startFlagd(), startGrowthBook(), startArticle()];
}
