import { expect, test } from 'vitest';
import { BURST_SECONDS, createRateLimit } from './token-bucket';

test('a caller may send what was saved up at once, then so many a second, and is told when to come again', () => {
  const limit = createRateLimit(10);
  for (let i = 0; i < 10 * BURST_SECONDS; i++) expect(limit.take('a', 0)).toBe(0);
  expect(limit.take('a', 0)).toBe(100);
  expect(limit.take('a', 50)).toBe(50);
  expect(limit.take('a', 100)).toBe(0);
  expect(limit.take('a', 100)).toBe(100);
  let taken = 0;
  for (let ms = 200; ms < 10_200; ms += 10) if (limit.take('a', ms) === 0) taken += 1;
  expect(taken).toBeGreaterThanOrEqual(99);
  expect(taken).toBeLessThanOrEqual(101);
});

test('nobody spends what is another’s', () => {
  const limit = createRateLimit(1);
  for (let i = 0; i < BURST_SECONDS; i++) limit.take('a', 0);
  expect(limit.take('a', 0)).toBeGreaterThan(0);
  expect(limit.take('b', 0)).toBe(0);
});

test('a pause saves up no more than fits', () => {
  const limit = createRateLimit(1);
  expect(limit.take('a', 0)).toBe(0);
  for (let i = 0; i < BURST_SECONDS; i++) expect(limit.take('a', 3_600_000)).toBe(0);
  expect(limit.take('a', 3_600_000)).toBeGreaterThan(0);
});

test('0 limits nobody', () => {
  const limit = createRateLimit(0);
  for (let i = 0; i < 100_000; i++) expect(limit.take('a', 0)).toBe(0);
});

test('of many callers those who came longest ago are forgotten', () => {
  const limit = createRateLimit(1);
  for (let i = 0; i < BURST_SECONDS; i++) limit.take('first', 0);
  expect(limit.take('first', 0)).toBeGreaterThan(0);
  for (let i = 0; i < 10_000; i++) limit.take(`other ${i}`, 0);
  expect(limit.take('first', 0)).toBe(0);
});
