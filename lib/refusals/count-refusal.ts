/** What is counted where somebody is not let in. */
export const REFUSAL_KINDS = [
  'sign-in failed',
  'sign-in throttled',
  'sign-in of a disabled account',
  'nobody known',
  'not allowed',
  'from another site',
  'spent link',
  'too large',
  'too many requests',
] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** Refusals of one kind since the last flush. */
export interface RefusalTally {
  readonly kind: RefusalKind;
  readonly count: number;
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceRefusals?: Map<RefusalKind, number> };

/** Counts a refusal in memory: whoever is refused costs no write, and so cannot make us write. */
export function countRefusal(kind: RefusalKind, count = 1): void {
  process_.__sluiceRefusals ??= new Map();
  process_.__sluiceRefusals.set(kind, (process_.__sluiceRefusals.get(kind) ?? 0) + count);
}

/** What was counted since the last time, which is no longer held here. */
export function takeRefusals(): RefusalTally[] {
  const taken = [...(process_.__sluiceRefusals ?? [])].map(([kind, count]) => ({ kind, count }));
  process_.__sluiceRefusals?.clear();
  return taken;
}
