// Next's modules expect what Next puts on `globalThis` when it starts, whichever test file asks for one of them first.
import 'next/dist/server/node-environment-baseline';
import { vi } from 'vitest';

// Test files of one worker share a process. What belongs to a process stands on `globalThis` under our name, and its
// settings in its environment: each file finds it as at a start.
vi.useRealTimers();
vi.restoreAllMocks();
vi.unstubAllEnvs();
for (const name of Object.keys(globalThis)) {
  if (name.startsWith('__sluice')) Reflect.deleteProperty(globalThis, name);
}
