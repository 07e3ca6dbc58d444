/** Streams that one process keeps open, and of those the ones that a single token opened: no token may take all. */
export const STREAMS_MAX = 2_000;
export const STREAMS_OF_A_TOKEN_MAX = 1_000;

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceOpenStreams?: Map<string, number> };

/** Takes a place for a stream of a caller, and gives what leaves it again, once; null where there is none. */
export function takeStream(caller: string): (() => void) | null {
  process_.__sluiceOpenStreams ??= new Map();
  const open = process_.__sluiceOpenStreams;
  const all = [...open.values()].reduce((sum, count) => sum + count, 0);
  const own = open.get(caller) ?? 0;
  if (all >= STREAMS_MAX || own >= STREAMS_OF_A_TOKEN_MAX) return null;
  open.set(caller, own + 1);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const left = (open.get(caller) ?? 1) - 1;
    if (left > 0) open.set(caller, left);
    else open.delete(caller);
  };
}
