import { afterEach, beforeEach, expect } from 'vitest';

// An unexpected console.error fails the test that caused it. A test that expects one replaces console.error itself:
// vi.spyOn(console, 'error').mockImplementation(() => {}).
const unexpected: unknown[][] = [];
const original = console.error;

beforeEach(() => {
  unexpected.length = 0;
  console.error = (...parts: unknown[]) => {
    unexpected.push(parts);
    original(...parts);
  };
});

afterEach(() => {
  console.error = original;
  expect(unexpected, 'console.error was called').toEqual([]);
});
