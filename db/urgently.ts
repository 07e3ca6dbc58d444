import { AsyncLocalStorage } from 'node:async_hooks';

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceUrgency?: AsyncLocalStorage<true> };

function urgency(): AsyncLocalStorage<true> {
  process_.__sluiceUrgency ??= new AsyncLocalStorage();
  return process_.__sluiceUrgency;
}

/** Runs work whose transactions come before those that wait in this process. */
export function urgently<T>(work: () => Promise<T>): Promise<T> {
  return urgency().run(true, work);
}

/** Whether what runs is urgent. */
export function isUrgent(): boolean {
  return urgency().getStore() === true;
}
