import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LayeredMap } from './layered-map';

const changes = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat()), { maxLength: 12 });
const story = fc.record({
  first: fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat()), { maxLength: 80 }),
  later: fc.array(changes, { maxLength: 20 }),
});

/** Everything that a map says of itself. */
const told = (map: ReadonlyMap<number, number>) => {
  const visited: [number, number][] = [];
  map.forEach((value, key) => {
    visited.push([key, value]);
  });
  return {
    size: map.size,
    entries: [...map].toSorted(byKey),
    keys: [...map.keys()].toSorted((a, b) => a - b),
    values: [...map.values()].toSorted((a, b) => a - b),
    visited: visited.toSorted(byKey),
    asked: Array.from({ length: 62 }, (_, key) => [map.get(key), map.has(key)]),
  };
};
const byKey = (one: readonly [number, number], other: readonly [number, number]) => one[0] - other[0];

describe('a layered map', () => {
  test('says what a plain map would say, after any changes, and so does every map before it', () => {
    fc.assert(
      fc.property(story, ({ first, later }) => {
        const plain = [new Map(first)];
        const layered = [LayeredMap.of(first)];
        for (const entries of later) {
          plain.push(new Map([...(plain.at(-1) ?? []), ...entries]));
          const last = layered.at(-1);
          if (last) layered.push(last.with(entries));
        }
        expect(layered.map(told)).toEqual(plain.map(told));
      }),
    );
  });

  test('two maps made of one do not know each other', () => {
    const origin = LayeredMap.of<number, number>([
      [1, 10],
      [2, 20],
      [3, 30],
      [4, 40],
    ]);
    const one = origin.with([[1, 11]]);
    const other = origin.with([[2, 22]]);
    expect([origin.get(1), one.get(1), other.get(1)]).toEqual([10, 11, 10]);
    expect([origin.get(2), one.get(2), other.get(2)]).toEqual([20, 20, 22]);
  });
});
