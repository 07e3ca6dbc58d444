/**
 * Runs `work` for everybody who asks: one run at a time, at most one more waiting. Whoever asks is answered by a run
 * that began after the question, so a read that began before the latest notification never answers it; and nobody waits
 * for more than two runs, however many notifications storm in.
 */
export function singleFlight(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;

  function begin(): Promise<void> {
    const run = work().finally(() => {
      if (running === run) running = null;
    });
    running = run;
    return run;
  }

  return () => {
    if (!running) return begin();
    queued ??= running.then(settled, settled).then(() => {
      queued = null;
      // Somebody may have begun in between; that run, too, began after this question.
      return running ?? begin();
    });
    return queued;
  };
}

function settled(): void {}
