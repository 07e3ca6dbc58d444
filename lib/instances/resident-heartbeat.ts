import type { Heartbeat } from './heartbeat';

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceHeartbeat?: Heartbeat };

/** The heartbeat of this process, or null in one that serves nobody. */
export function residentHeartbeat(): Heartbeat | null {
  return process_.__sluiceHeartbeat ?? null;
}

/** Makes `heartbeat` the one that ends when this process leaves. */
export function keepHeartbeat(heartbeat: Heartbeat): void {
  process_.__sluiceHeartbeat = heartbeat;
}
