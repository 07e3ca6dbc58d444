import { passed } from '@/lib/passed';
import { POLL_JITTER } from '@/lib/staleness-budget';

/** Does `work` every `intervalMs` and a bit, each time after the last has ended. Gives what ends it. */
export function pollForever(work: () => Promise<unknown>, intervalMs: number): () => void {
  const stopping = new AbortController();
  void pollAgainAndAgain();

  async function pollAgainAndAgain(): Promise<void> {
    while (await passed(intervalMs * (1 + Math.random() * POLL_JITTER), stopping.signal)) await work().catch(() => {});
  }

  return () => stopping.abort();
}
