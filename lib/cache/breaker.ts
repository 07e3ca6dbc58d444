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

  constructor(private readonly monotonicNow: () => number) {}

  get isOpen(): boolean {
    return this.#failures >= FAILURE_COUNT_TO_OPEN && (this.#probing || this.monotonicNow() < this.#openUntil);
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isOpen) throw new BreakerOpen('Upstash did not answer three times in a row; trying again shortly.');
    const probe = this.#failures >= FAILURE_COUNT_TO_OPEN;
    if (probe) this.#probing = true;
    try {
      const result = await work();
      this.#failures = 0;
      return result;
    } catch (error) {
      this.#failures += 1;
      this.#openUntil = this.monotonicNow() + OPEN_FOR_MS;
      throw error;
    } finally {
      // Only its own end: whoever began before the breaker opened says nothing about the attempt under way.
      if (probe) this.#probing = false;
    }
  }
}
