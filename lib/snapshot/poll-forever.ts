import { passed } from '@/lib/passed';

/** Instances that were started together must not ask together for ever: up to this share of the interval more. */
const JITTER = 0.2;

/** Does `work` every `intervalMs` and a bit, each time after the last has ended. Gives what ends it. */
export function pollForever(work: () => Promise<unknown>, intervalMs: number): () => void {
  const stopping = new AbortController();
  void pollAgainAndAgain();

  async function pollAgainAndAgain(): Promise<void> {
    while (await passed(intervalMs * (1 + Math.random() * JITTER), stopping.signal)) await work().catch(() => {});
  }

  return () => stopping.abort();
}
