import { vi } from 'vitest';

// Test files of one worker share a process. What belongs to a process stands on `globalThis` under our name, and its
// settings in its environment: each file finds it as at a start.
vi.useRealTimers();
vi.restoreAllMocks();
vi.unstubAllEnvs();
for (const name of Object.keys(globalThis)) {
  if (name.startsWith('__sluice')) Reflect.deleteProperty(globalThis, name);
}
