import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { storedFlag } from '@/e2e/support/stored-flag';
import type { StoredFlag } from '@/lib/engine/types';
import { buildSnapshot } from '@/lib/snapshot/snapshot';
import { SnapshotStore } from '@/lib/snapshot/store';
import { effectiveRevision } from './fragment';

// Never asked: what is held here was offered.
const { db, close } = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
afterAll(close);

let store: SnapshotStore;
beforeEach(() => {
  store = new SnapshotStore({ db, monotonicNow: () => 0 });
});

function hold(revision: number, rows: readonly StoredFlag[], lineage = 'one'): void {
  const loaded = {
    environment: 'production',
    lineage,
    revision,
    flagCount: rows.length,
    segmentCount: 0,
    segments: [],
    since: null,
    rows,
  };
  store.offer(buildSnapshot(loaded, null), 'postgres');
}
const held = () => store.current('production');
const flag = (key: string, revision: number) => storedFlag(key, { revision });

test('a fragment follows the newest of the flags that it shows', () => {
  hold(9, [flag('a', 4), flag('b', 9), flag('c', 2)]);
  expect(effectiveRevision(held(), ['a', 'c'])).toBe('one:4');
  expect(effectiveRevision(held(), ['c', 'b', 'a'])).toBe('one:9');
});

test('a fragment of a flag that asks for others follows them too, all the way', () => {
  const needs = (key: string, revision: number, other: string) =>
    storedFlag(key, { revision, prerequisites: [{ flag: other, variants: ['on'] }] });
  const asks = (key: string, revision: number, other: string) =>
    storedFlag(key, {
      revision,
      rules: [{ conditions: [{ any: [{ flag: other, variants: ['on'] }] }], serve: { variant: 'on' } }],
    });
  hold(7, [needs('a', 1, 'b'), asks('b', 2, 'c'), flag('c', 7), flag('d', 6)]);
  expect(effectiveRevision(held(), ['a'])).toBe('one:7');
  expect(effectiveRevision(held(), ['d'])).toBe('one:6');
});

test('saving one flag does not empty the fragments of the others', () => {
  hold(4, [flag('a', 4), flag('b', 3)]);
  const before = effectiveRevision(held(), ['a']);
  hold(5, [flag('a', 4), flag('b', 5)]);
  expect(effectiveRevision(held(), ['a'])).toBe(before);
  expect(effectiveRevision(held(), ['b'])).toBe('one:5');
});

test('a flag that is made later changes the fragment that asked for it all along', () => {
  hold(4, [flag('a', 4)]);
  const before = effectiveRevision(held(), ['later']);
  hold(5, [flag('a', 4), flag('later', 5)]);
  expect(effectiveRevision(held(), ['later'])).not.toBe(before);
});

test('a restored database has fragments of its own, although its revisions are the same', () => {
  hold(4, [flag('a', 4)]);
  const before = effectiveRevision(held(), ['a']);
  hold(4, [flag('a', 4)], 'restored');
  expect(effectiveRevision(held(), ['a'])).not.toBe(before);
});

test('a process that holds nothing has no revision, so that nothing is kept', () => {
  expect(effectiveRevision(held(), ['a'])).toBeNull();
});
