import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storedFlag } from '@/e2e/support/stored-flag';
import { evaluate } from '@/lib/engine/evaluate';
import { buildSnapshot, FlagCountMismatch, type LoadedRows, SNAPSHOT_BYTES_MAX, SnapshotTooLarge } from './snapshot';

const loaded = (said: Partial<LoadedRows>): LoadedRows => ({
  environment: 'production',
  lineage: 'one',
  revision: 1,
  flagCount: said.rows?.length ?? 0,
  segmentCount: 0,
  segments: [],
  since: null,
  rows: [],
  ...said,
});

describe('building a snapshot', () => {
  test('a full load holds exactly what was read, under its revision and lineage', () => {
    const built = buildSnapshot(loaded({ revision: 7, rows: [storedFlag('a'), storedFlag('b')] }), null);
    expect(built).toMatchObject({ environment: 'production', lineage: 'one', revision: 7 });
    expect([...built.flags.keys()]).toEqual(['a', 'b']);
  });

  test('an incremental load costs what changed: every other flag is the very object held before', () => {
    const held = buildSnapshot(loaded({ rows: [storedFlag('a'), storedFlag('b')] }), null);
    const rows = [storedFlag('b', { rolloutPercentage: '50.000', revision: 2 })];
    const next = buildSnapshot(loaded({ revision: 2, since: 1, flagCount: 2, rows }), held);
    expect(next.flags.get('a')).toBe(held.flags.get('a'));
    expect(next.flags.get('b')?.percentage).toBe(50);
    expect(held.flags.get('b')?.percentage).toBe(25);
  });

  test('incremental loads add up to a full load, after any sequence of changes', () => {
    const change = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      rolloutPercentage: fc.integer({ min: 0, max: 100_000 }).map((thousandths) => (thousandths / 1000).toFixed(3)),
      enabled: fc.boolean(),
      archived: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.infiniteStream(fc.boolean()), (changes, misses) => {
        const table = new Map([['a', storedFlag('a')]]);
        let held = buildSnapshot(loaded({ rows: [...table.values()] }), null);
        changes.forEach((said, index) => {
          const revision = index + 2;
          table.set(said.key, storedFlag(said.key, { ...said, revision }));
          // Not every revision is loaded by itself: a storm is taken in one go.
          if (misses.next().value && index < changes.length - 1) return;
          const rows = [...table.values()].filter((row) => row.revision > held.revision);
          held = buildSnapshot(loaded({ revision, since: held.revision, flagCount: table.size, rows }), held);
        });
        const full = buildSnapshot(loaded({ revision: held.revision, rows: [...table.values()] }), null);
        expect(new Map(held.flags)).toEqual(new Map(full.flags));
      }),
    );
  });

  test('a full load replaces everything: what is gone from it is gone', () => {
    const held = buildSnapshot(loaded({ rows: [storedFlag('a'), storedFlag('b')] }), null);
    const next = buildSnapshot(loaded({ revision: 2, rows: [storedFlag('b', { revision: 2 })] }), held);
    expect([...next.flags.keys()]).toEqual(['b']);
  });

  test.each([
    ['misses a flag', { flagCount: 3, rows: [storedFlag('a'), storedFlag('b')] }],
    ['invents a flag', { flagCount: 1, rows: [storedFlag('a'), storedFlag('b')] }],
    ['names a flag twice', { flagCount: 2, rows: [storedFlag('a'), storedFlag('a')] }],
    ['is a difference to something that nobody holds', { since: 4, flagCount: 2, rows: [storedFlag('a')] }],
  ])('a load that %s is refused, from wherever it comes', (_what, said) => {
    expect(() => buildSnapshot(loaded(said), null)).toThrow(FlagCountMismatch);
  });

  test('a snapshot that would be too large is refused, and one that shrinks again is taken', () => {
    const half = ' '.repeat(SNAPSHOT_BYTES_MAX / 2);
    const held = buildSnapshot(loaded({ rows: [storedFlag('a', { rules: half }), storedFlag('b')] }), null);
    const change = (key: string, rules: unknown) =>
      loaded({ revision: 2, since: 1, flagCount: 2, rows: [storedFlag(key, { rules, revision: 2 })] });
    expect(() => buildSnapshot(change('b', half), held)).toThrow(SnapshotTooLarge);
    const shrunk = buildSnapshot(change('a', []), held);
    expect(shrunk.bytes).toBeLessThan(1_000);
    expect(buildSnapshot(change('b', half), shrunk).bytes).toBeGreaterThan(SNAPSHOT_BYTES_MAX / 2);
  });

  test('a poisoned row hurts its own flag and no other', () => {
    const poisoned = storedFlag('poisoned', {
      rules: { $where: ['while(true){}'] },
      rolloutPercentage: 'all of them',
      identityPolicy: '__proto__',
      failureMode: 'constructor',
      revision: Number.NaN,
    });
    const built = buildSnapshot(loaded({ rows: [storedFlag('a', { rolloutPercentage: 100 }), poisoned] }), null);
    const answers = [...built.flags.values()].map((flag) => evaluate(flag, { targetingKey: 'someone' }, 0).value);
    expect(answers).toEqual([true, false]);
  });

  test('an archived flag stays and goes on answering', () => {
    const rows = [storedFlag('done', { archived: true, rolloutPercentage: '100.000' })];
    const flag = buildSnapshot(loaded({ rows }), null).flags.get('done');
    expect(flag && evaluate(flag, { targetingKey: 'someone' }, 0).value).toBe(true);
  });
});
