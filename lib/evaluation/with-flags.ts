import { AsyncLocalStorage } from 'node:async_hooks';
import type { FlagValue } from '@/lib/engine/types';

type Forced = Readonly<Record<string, FlagValue>>;

// Module code is evaluated once per bundle: a test and what it tests must meet in the same storage.
const process_ = globalThis as typeof globalThis & { __sluiceForcedFlags?: AsyncLocalStorage<Forced> };

/**
 * Runs `work` with flags set, for a host's own tests: whatever asks `isEnabled` inside gets these answers, and the
 * caller's fallback for every other key. Nothing is read or written; calls may nest, and run side by side.
 *
 *     await withFlags({ new_dashboard: true }, () => render(<DashboardPage />));
 */
export function withFlags<T>(flags: Forced, work: () => T): T {
  process_.__sluiceForcedFlags ??= new AsyncLocalStorage();
  return process_.__sluiceForcedFlags.run({ ...forcedFlags(), ...flags }, work);
}

/** The flags that `withFlags` has set around this call, or undefined outside of it. */
export function forcedFlags(): Forced | undefined {
  return process_.__sluiceForcedFlags?.getStore();
}
