import { setTimeout as pause } from 'node:timers/promises';

/** Waits for `ms`, unless `signal` is aborted first. True where the time passed. Keeps no process from ending. */
export async function passed(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    return await pause(ms, true, { signal, ref: false });
  } catch {
    return false;
  }
}
