import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TimedOut, within } from './within';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is done in time is passed on, as a value or as its own error', async () => {
  const error = new Error('its own');
  await expect(within(100, Promise.resolve(7))).resolves.toBe(7);
  await expect(within(100, Promise.reject(error))).rejects.toBe(error);
});

test('what takes longer is not waited for, and a later failure of it disturbs nobody', async () => {
  const slow = Promise.withResolvers<void>();
  const waiting = expect(within(100, slow.promise)).rejects.toThrow(TimedOut);
  vi.advanceTimersByTime(100);
  await waiting;
  slow.reject(new Error('too late'));
});

test('no timer is left behind', async () => {
  await within(100, Promise.resolve());
  await within(100, Promise.reject(new Error('its own'))).catch(() => {});
  expect(vi.getTimerCount()).toBe(0);
});
