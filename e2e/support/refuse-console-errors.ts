import { afterEach, beforeEach, expect } from 'vitest';

// An unexpected console.error or console.warn fails the test that caused it. A test that expects one replaces it:
// vi.spyOn(console, 'error').mockImplementation(() => {}).
const unexpected: unknown[][] = [];
const original = { error: console.error, warn: console.warn };

beforeEach(() => {
  unexpected.length = 0;
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...parts: unknown[]) => {
      unexpected.push([level, ...parts]);
      original[level](...parts);
    };
  }
});

afterEach(() => {
  Object.assign(console, original);
  expect(unexpected, 'the console was called').toEqual([]);
});
