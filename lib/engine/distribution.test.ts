import { expect, test, vi } from 'vitest';
import { position } from './bucket';

vi.setConfig({ testTimeout: 30_000 });

const IDS = Array.from({ length: 100_000 }, (_, index) => `user-${index}`);

// With 99 degrees of freedom chance exceeds 165 once in thirty thousand; with 999, 1180.
// The ids are fixed, so this passes always or never.
test('a hundred thousand ids spread evenly over the buckets', () => {
  expect(
    chiSquare(
      IDS.map((id) => Math.floor(position('new_dashboard', id) / 1000)),
      100,
    ),
  ).toBeLessThan(165);
});

test('they spread evenly over the thousandths of a percent too', () => {
  expect(
    chiSquare(
      IDS.map((id) => position('new_dashboard', id) % 1000),
      1000,
    ),
  ).toBeLessThan(1180);
});

test('where an id falls for one flag says nothing about where it falls for another', () => {
  const tens = (flagKey: string, id: string) => Math.floor(position(flagKey, id) / 10_000);
  const pairs = IDS.map((id) => tens('new_dashboard', id) * 10 + tens('beta_editor', id));
  expect(chiSquare(pairs, 100)).toBeLessThan(165);
  const both = IDS.filter((id) => position('new_dashboard', id) < 25_000 && position('beta_editor', id) < 25_000);
  expect(both.length / IDS.length).toBeCloseTo(0.0625, 2);
});

function chiSquare(cells: readonly number[], cellCount: number): number {
  const counts = new Array<number>(cellCount).fill(0);
  for (const cell of cells) counts[cell] = (counts[cell] ?? 0) + 1;
  const expected = cells.length / cellCount;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
