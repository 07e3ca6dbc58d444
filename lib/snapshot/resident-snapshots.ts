import type { SnapshotStore } from './store';

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceSnapshots?: SnapshotStore };

/** The snapshots of this process, or null in one that does not keep any (a script, the command line). */
export function residentSnapshots(): SnapshotStore | null {
  return process_.__sluiceSnapshots ?? null;
}

/** Makes `store` the one that this process answers from. Tests give null back when they are done. */
export function keepSnapshots(store: SnapshotStore | null): void {
  if (store) process_.__sluiceSnapshots = store;
  else delete process_.__sluiceSnapshots;
}
