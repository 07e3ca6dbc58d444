import { Tallies } from './tallies';

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceTallies?: Tallies };

/** What this process has answered since its last flush. */
export function tallies(): Tallies {
  process_.__sluiceTallies ??= new Tallies();
  return process_.__sluiceTallies;
}
