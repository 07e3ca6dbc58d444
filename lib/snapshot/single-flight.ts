/**
 * Runs `work` for everybody who asks: one run at a time, at most one more waiting. Whoever asks is answered by a run
 * that began after the question, so a read that began before the latest notification never answers it; and nobody waits
 * for more than two runs, however many notifications storm in.
 */
export function singleFlight(work: () => Promise<void>): () => Promise<void> {
  let running = false;
  let waiting: PromiseWithResolvers<void> | null = null;

  async function run(): Promise<void> {
    running = true;
    try {
      await work();
    } finally {
      running = false;
      // At once, not in a later turn of the queue: whoever asked in between would be answered by a run older than they.
      const next = waiting;
      waiting = null;
      if (next) run().then(next.resolve, next.reject);
    }
  }

  return () => {
    if (!running) return run();
    waiting ??= Promise.withResolvers();
    return waiting.promise;
  };
}
