import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storedFlag } from '@/e2e/support/stored-flag';
import { evaluate } from '@/lib/engine/evaluate';
import type { StoredFlag } from '@/lib/engine/types';
import { buildSnapshot, type Snapshot } from '@/lib/snapshot/snapshot';
import { STALENESS_LIMIT_MS } from '@/lib/staleness-budget';
import { answerFlag, type Basis } from './answer';

const snapshotOf = (rows: readonly StoredFlag[]): Snapshot =>
  buildSnapshot(
    {
      environment: 'production',
      lineage: 'one',
      revision: 42,
      flagCount: rows.length,
      segmentCount: 0,
      segments: [],
      since: null,
      rows,
    },
    null,
  );
const someone = { targetingKey: 'someone' };
const fresh = (snapshot: Snapshot | null): Basis => ({ snapshot, unconfirmedForMs: 0, now: 0 });
const stale = (snapshot: Snapshot): Basis => ({ snapshot, unconfirmedForMs: STALENESS_LIMIT_MS + 1, now: 0 });

describe('an answer', () => {
  test("is the engine's, with the revision that it was given from", () => {
    const snapshot = snapshotOf([storedFlag('everybody', { rolloutPercentage: 100 })]);
    expect(answerFlag(fresh(snapshot), 'everybody', someone)).toEqual({
      value: true,
      variant: 'on',
      reason: 'STATIC',
      revision: 42,
    });
  });

  test('of an unknown flag is what the caller falls back to, and says that there is none', () => {
    for (const fallback of [true, false]) {
      expect(answerFlag(fresh(snapshotOf([])), 'unknown', someone, fallback)).toEqual({
        value: fallback,
        reason: 'ERROR',
        errorCode: 'FLAG_NOT_FOUND',
        revision: 42,
      });
    }
  });

  test('of a cold process is what the caller falls back to, and says that it is not ready', () => {
    for (const fallback of [true, false]) {
      expect(answerFlag(fresh(null), 'everybody', someone, fallback)).toEqual({
        value: fallback,
        reason: 'ERROR',
        errorCode: 'PROVIDER_NOT_READY',
        revision: null,
      });
    }
  });

  test.each(['__proto__', 'constructor', 'toString', ''])('finds no flag called %j where there is none', (key) => {
    expect(answerFlag(fresh(snapshotOf([])), key, someone)).toMatchObject({ errorCode: 'FLAG_NOT_FOUND' });
  });
});

describe('a stale snapshot', () => {
  const flag = (failureMode: string, said: Partial<StoredFlag> = {}) =>
    snapshotOf([storedFlag('flag', { failureMode, ...said })]);

  test.each(['last-known-good', 'fail-closed', 'fail-open'])(
    'never brings back a flag that was switched off, %s or not',
    (failureMode) => {
      const answer = answerFlag(stale(flag(failureMode, { enabled: false })), 'flag', someone);
      expect(answer).toMatchObject({ value: false, variant: 'off', reason: 'DISABLED' });
    },
  );

  test.each(['last-known-good', 'fail-closed', 'fail-open'])(
    'never brings back a killed flag, %s or not',
    (failureMode) => {
      const said = { killed: true, enabled: true, rolloutPercentage: 100 };
      const answer = answerFlag(stale(flag(failureMode, said)), 'flag', someone);
      expect(answer).toMatchObject({ value: false, variant: 'off', reason: 'DISABLED' });
    },
  );

  test('goes on giving its last known answer with its reason, and carries its age', () => {
    const snapshot = flag('last-known-good', { rolloutPercentage: 100 });
    const answer = answerFlag({ snapshot, unconfirmedForMs: 3_600_000.4, now: 0 }, 'flag', someone);
    expect(answer).toEqual({ value: true, variant: 'on', reason: 'STATIC', revision: 42, staleForMs: 3_600_000 });
  });

  test.each([
    ['fail-closed', false, 'off', { rolloutPercentage: 100 }],
    ['fail-open', true, 'on', { rolloutPercentage: 0 }],
  ])('of a flag that says %s gives %s with reason ERROR', (failureMode, value, variant, said) => {
    expect(answerFlag(stale(flag(failureMode, said)), 'flag', someone)).toEqual({
      value,
      variant,
      reason: 'ERROR',
      errorCode: 'GENERAL',
      revision: 42,
      staleForMs: STALENESS_LIMIT_MS + 1,
    });
  });

  test('is one that was unconfirmed for longer than the budget, and not a millisecond sooner', () => {
    const snapshot = flag('fail-closed', { rolloutPercentage: 100 });
    const at = (unconfirmedForMs: number) => answerFlag({ snapshot, unconfirmedForMs, now: 0 }, 'flag', someone);
    expect(at(STALENESS_LIMIT_MS)).toEqual({ value: true, variant: 'on', reason: 'STATIC', revision: 42 });
    expect(at(STALENESS_LIMIT_MS + 1)).toMatchObject({ value: false, reason: 'ERROR' });
    expect(at(Number.POSITIVE_INFINITY)).toMatchObject({ value: false, staleForMs: Number.POSITIVE_INFINITY });
  });

  test('of an unknown failure mode keeps the last known answer', () => {
    const snapshot = flag('panic', { rolloutPercentage: 100 });
    expect(answerFlag(stale(snapshot), 'flag', someone)).toMatchObject({ value: true, reason: 'STATIC' });
  });
});

test('whatever is stored, and whoever asks, there is an answer: nothing is ever thrown', () => {
  const row = fc.record({
    key: fc.string({ minLength: 1 }),
    enabled: fc.boolean(),
    killed: fc.boolean(),
    rolloutPercentage: fc.oneof(fc.string(), fc.double()),
    rules: fc.anything(),
    identityPolicy: fc.string(),
    failureMode: fc.string(),
    archived: fc.boolean(),
    revision: fc.integer(),
  });
  const context = fc.record({
    targetingKey: fc.option(fc.string(), { nil: undefined }),
    attributes: fc.dictionary(fc.string(), fc.anything()),
  });
  fc.assert(
    fc.property(row, context, fc.double(), (stored, who, unconfirmedForMs) => {
      const answer = answerFlag({ snapshot: snapshotOf([stored]), unconfirmedForMs, now: 0 }, stored.key, who);
      expect(typeof answer.value).toBe('boolean');
      expect(answer.revision).toBe(42);
    }),
  );
});

test('an answer is the same for the same visitor, fresh or stale', () => {
  const snapshot = snapshotOf([storedFlag('flag', { rolloutPercentage: 50 })]);
  const compiled = snapshot.flags.get('flag');
  for (let i = 0; i < 100; i++) {
    const who = { targetingKey: `visitor ${i}` };
    const value = compiled && evaluate(compiled, who, 0).value;
    expect(answerFlag(fresh(snapshot), 'flag', who).value).toBe(value);
    expect(answerFlag(stale(snapshot), 'flag', who).value).toBe(value);
  }
});
