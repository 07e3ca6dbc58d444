/** An end that was to be expected: its message tells the person at the terminal what, which and what now. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
