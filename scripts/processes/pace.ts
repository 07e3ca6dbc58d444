/** Sends things in their order, each as much later as is asked for with it, and none before the one ahead of it. */
export class Pace {
  readonly #waiting: { readonly dueAt: number; readonly send: () => void }[] = [];

  send(send: () => void, delayMs: number): void {
    if (delayMs === 0 && this.#waiting.length === 0) {
      send();
      return;
    }
    this.#waiting.push({ dueAt: performance.now() + delayMs, send });
    setTimeout(() => this.#sendDue(), delayMs).unref();
  }

  #sendDue(): void {
    // A timer may fire up to a millisecond early.
    const now = performance.now() + 1;
    for (let first = this.#waiting[0]; first && first.dueAt <= now; first = this.#waiting[0]) {
      this.#waiting.shift();
      first.send();
    }
  }
}
