import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListedIds } from './listed-ids';

test('those who are listed are found, and nobody else, however many they are', () => {
  const ids = fc.uniqueArray(fc.oneof(fc.string(), fc.uuid(), fc.nat().map(String)), { maxLength: 300 });
  fc.assert(
    fc.property(ids, ids, (listed, others) => {
      const held = new ListedIds(new Map(listed.map((id, nth) => [id, nth])));
      expect(held.size).toBe(listed.length);
      for (const [nth, id] of listed.entries()) expect(held.get(id)).toBe(nth);
      for (const id of others) expect(held.has(id)).toBe(listed.includes(id));
    }),
    { numRuns: 300 },
  );
});

test('ten thousand that end alike are found too', () => {
  const listed = Array.from({ length: 10_000 }, (_, nth) => `${nth}-the-same-end`);
  const held = new ListedIds(new Map(listed.map((id) => [id, true])));
  expect(listed.every((id) => held.get(id))).toBe(true);
  expect(held.get('x-the-same-end')).toBeUndefined();
});
