/** Work of which one run at a time is enough for everybody. */
export interface SingleFlight {
  /**
   * Answers by a run that began after the question, so a read that began before the latest notification never answers
   * it; and nobody waits for more than two runs, however many questions storm in.
   */
  run(): Promise<void>;
  /** The run under way, whenever it began. Null while nothing runs. */
  underWay(): Promise<void> | null;
}

/** Runs `work` for everybody who asks: one run at a time, at most one more waiting. */
export function singleFlight(work: () => Promise<void>): SingleFlight {
  let running: Promise<void> | null = null;
  let waiting: PromiseWithResolvers<void> | null = null;

  function begin(): Promise<void> {
    running = finish(work());
    return running;
  }

  async function finish(run: Promise<void>): Promise<void> {
    try {
      await run;
    } finally {
      running = null;
      // At once, not in a later turn of the queue: whoever asked in between would be answered by a run older than they.
      const next = waiting;
      waiting = null;
      if (next) begin().then(next.resolve, next.reject);
    }
  }

  return {
    run() {
      if (!running) return begin();
      waiting ??= Promise.withResolvers();
      return waiting.promise;
    },
    underWay: () => running,
  };
}
