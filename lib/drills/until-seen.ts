import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;
/** What hangs is looked at again: nothing that one look waits for may use up the budget of all. */
const LOOK_TIMEOUT_MS = 2_000;

/**
 * Looks again and again until something is seen, and gives what `look` made of it; null once the budget is used up. A look
 * that fails or hangs has not seen anything yet.
 */
export async function untilSeen<Seen>(
  { sinceMs, budgetMs }: { readonly sinceMs: () => number; readonly budgetMs: number },
  look: () => Promise<Seen | null>,
): Promise<Seen | null> {
  for (;;) {
    const seen = await Promise.race([look().catch(() => null), pause(LOOK_TIMEOUT_MS, null, { ref: false })]);
    if (seen !== null) return seen;
    if (sinceMs() > budgetMs) return null;
    await pause(LOOK_EVERY_MS, undefined, { ref: false });
  }
}
