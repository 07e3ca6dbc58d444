import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Holder } from './holder';
import type { Snapshot } from './snapshot';

const snapshot = (lineage: string, revision: number): Snapshot => ({
  environment: 'production',
  lineage,
  revision,
  flags: new Map(),
  segments: new Map(),
  bytes: 0,
  bytesOf: new Map(),
});

describe('one lineage', () => {
  test('a load that read before a save never replaces one that read after it: 0 of 1,000 interleavings', () => {
    let overtaken = 0;
    const saves = fc.integer({ min: 1, max: 8 });
    // Each load reads at some revision and ends in some order: the order of the array is the order of the endings.
    const loads = fc.array(fc.nat({ max: 8 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(saves, loads, (newest, readAt) => {
        const holder = new Holder('production');
        let held = -1;
        for (const revision of readAt.map((at) => Math.min(at, newest))) {
          const taken = holder.accept(snapshot('one', revision), 'postgres', revision);
          if (revision < held) overtaken += 1;
          expect(taken).toBe(revision > held);
          held = Math.max(held, revision);
          expect(holder.snapshot?.revision).toBe(held);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(overtaken).toBeGreaterThan(500);
  });

  test('the same revision again is not taken a second time, and only says that it is still the newest', () => {
    const holder = new Holder('production');
    const first = snapshot('one', 4);
    holder.accept(first, 'postgres', 10);
    expect(holder.accept(snapshot('one', 4), 'postgres', 25)).toBe(false);
    expect(holder.snapshot).toBe(first);
    expect(holder.confirmedAt).toBe(25);
  });
});

describe('lineages', () => {
  const offers = fc.array(
    fc.record({
      lineage: fc.constantFrom('one', 'two'),
      revision: fc.nat({ max: 4 }),
      origin: fc.constantFrom('postgres' as const, 'upstash' as const),
    }),
    { maxLength: 20 },
  );

  test('revisions are compared only within a lineage; another lineage replaces the held one from PostgreSQL alone', () => {
    fc.assert(
      fc.property(offers, (story) => {
        const holder = new Holder('production');
        for (const { lineage, revision, origin } of story) {
          const held = holder.snapshot;
          const taken = holder.accept(snapshot(lineage, revision), origin, 0);
          if (held === null) expect(taken).toBe(true);
          else if (held.lineage === lineage) expect(taken).toBe(revision > held.revision);
          else expect(taken).toBe(origin === 'postgres');
          if (!taken) expect(holder.snapshot).toBe(held);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('a restored database wins at once, although its revision is lower', () => {
    const holder = new Holder('production');
    holder.accept(snapshot('before', 900), 'postgres', 1);
    expect(holder.accept(snapshot('restored', 3), 'postgres', 2)).toBe(true);
    expect(holder.snapshot).toMatchObject({ lineage: 'restored', revision: 3 });
  });
});

describe('confirmation', () => {
  test('Upstash alone never confirms: it may lag behind', () => {
    const holder = new Holder('production');
    holder.accept(snapshot('one', 4), 'upstash', 10);
    holder.confirm('one', 4, 'upstash', 20);
    expect(holder.confirmedAt).toBe(Number.NEGATIVE_INFINITY);
    expect(holder.origin).toBe('upstash');
  });

  test('PostgreSQL confirms what came from Upstash, where lineage and revision are the same', () => {
    const holder = new Holder('production');
    holder.accept(snapshot('one', 4), 'upstash', 10);
    holder.confirm('one', 4, 'postgres', 20);
    expect(holder.confirmedAt).toBe(20);
    expect(holder.origin).toBe('postgres');
  });

  test.each([
    ['another revision', 'one', 5],
    ['an older revision', 'one', 3],
    ['another lineage', 'two', 4],
  ])('%s confirms nothing', (_what, lineage, revision) => {
    const holder = new Holder('production');
    holder.accept(snapshot('one', 4), 'postgres', 10);
    holder.confirm(lineage, revision, 'postgres', 20);
    expect(holder.confirmedAt).toBe(10);
  });

  test('a confirmation that was asked for earlier and answered later takes nothing back', () => {
    const holder = new Holder('production');
    holder.accept(snapshot('one', 4), 'postgres', 10);
    holder.confirm('one', 4, 'postgres', 30);
    holder.confirm('one', 4, 'postgres', 20);
    expect(holder.confirmedAt).toBe(30);
  });

  test('an empty holder has nothing to confirm', () => {
    const holder = new Holder('production');
    holder.confirm('one', 0, 'postgres', 20);
    expect(holder.confirmedAt).toBe(Number.NEGATIVE_INFINITY);
    expect(holder.snapshot).toBeNull();
  });
});
