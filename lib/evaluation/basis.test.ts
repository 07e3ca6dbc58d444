import { afterAll, afterEach, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { storedFlag } from '@/e2e/support/stored-flag';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { buildSnapshot } from '@/lib/snapshot/snapshot';
import { SnapshotStore } from '@/lib/snapshot/store';
import { basisOf } from './basis';

// Never asked: what is held here was offered.
const { db, close } = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
afterAll(close);
afterEach(() => keepSnapshots(null));

test('a process that keeps no snapshots answers from nothing', () => {
  expect(basisOf('production', 7)).toEqual({ snapshot: null, unconfirmedForMs: Number.POSITIVE_INFINITY, now: 7 });
});

test('what is taken once stays as it was, whatever is saved meanwhile: a page never mixes two revisions', () => {
  const clock = { ms: 100 };
  const store = new SnapshotStore({ db, monotonicNow: () => clock.ms });
  const hold = (revision: number) => {
    const rows = [storedFlag('a', { revision, rolloutPercentage: revision })];
    const loaded = {
      environment: 'production',
      lineage: 'one',
      revision,
      flagCount: 1,
      segmentCount: 0,
      segments: [],
      since: null,
      rows,
    };
    store.offer(buildSnapshot(loaded, null), 'postgres');
  };
  keepSnapshots(store);
  hold(1);
  clock.ms = 350;
  const basis = basisOf('production', 7);
  hold(2);
  expect(basis).toMatchObject({ unconfirmedForMs: 250, now: 7, snapshot: { revision: 1 } });
  expect(basis.snapshot?.flags.get('a')?.percentage).toBe(1);
  expect(basisOf('production', 8).snapshot?.revision).toBe(2);
  expect(basisOf('staging', 8).snapshot).toBeNull();
});
