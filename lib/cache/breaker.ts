export const FAILURE_COUNT_TO_OPEN = 3;
export const OPEN_FOR_MS = 5_000;

/** Thrown instead of trying, while the breaker is open. */
export class BreakerOpen extends Error {
  override readonly name = 'BreakerOpen';
  readonly code = 'BREAKER_OPEN';
}

/**
 * Stops asking a service that does not answer: after three failures in a row, refuses at once for five seconds, then
 * lets one attempt through. `monotonicNow` in ms.
 */
export class Breaker {
  #failures = 0;
  #openUntil = Number.NEGATIVE_INFINITY;
  #probing = false;

  constructor(
    private readonly monotonicNow: () => number,
    /** Told once when it opens, with the last failure, and once when an attempt goes well again. */
    private readonly onTurn: (answers: boolean, error: unknown) => void = () => {},
  ) {}

  /** False from the third failure in a row until an attempt goes well. */
  get answers(): boolean {
    return this.#failures < FAILURE_COUNT_TO_OPEN;
  }

  get isOpen(): boolean {
    return !this.answers && (this.#probing || this.monotonicNow() < this.#openUntil);
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isOpen) throw new BreakerOpen('Upstash did not answer three times in a row; trying again shortly.');
    const probe = !this.answers;
    if (probe) this.#probing = true;
    try {
      const result = await work();
      const wasOpen = !this.answers;
      this.#failures = 0;
      if (wasOpen) this.onTurn(true, null);
      return result;
    } catch (error) {
      this.#failures += 1;
      this.#openUntil = this.monotonicNow() + OPEN_FOR_MS;
      if (this.#failures === FAILURE_COUNT_TO_OPEN) this.onTurn(false, error);
      throw error;
    } finally {
      // Only its own end: whoever began before the breaker opened says nothing about the attempt under way.
      if (probe) this.#probing = false;
    }
  }
}
