import type { Snapshot } from './snapshot';

type Listener = (snapshot: Snapshot) => void;

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceRevisionNews?: Map<string, Set<Listener>> };

function listeners(): Map<string, Set<Listener>> {
  process_.__sluiceRevisionNews ??= new Map();
  return process_.__sluiceRevisionNews;
}

/** Tells whoever listens that this process answers from a newer snapshot. Nobody who listens can break it. */
export function tellRevision(snapshot: Snapshot): void {
  for (const listener of listeners().get(snapshot.environment) ?? []) {
    try {
      listener(snapshot);
    } catch {
      // whoever listens has gone
    }
  }
}

/** Calls `listener` for every newer snapshot of an environment, until what this gives is called. */
export function onRevision(environment: string, listener: Listener): () => void {
  const here = listeners().get(environment) ?? new Set();
  listeners().set(environment, here);
  here.add(listener);
  return () => {
    here.delete(listener);
    if (here.size === 0) listeners().delete(environment);
  };
}
