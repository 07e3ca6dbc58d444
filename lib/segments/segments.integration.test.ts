import { describe, expect, test } from 'vitest';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { answerFlag } from '@/lib/evaluation/answer';
import { editFlag } from '@/lib/flags/edit-flag';
import { verifyHistory } from '@/lib/history/verify-history';
import { SnapshotStore } from '@/lib/snapshot/store';
import { createSegment } from './create-segment';
import { deleteSegment } from './delete-segment';
import { editSegment } from './edit-segment';
import { findSegment } from './segment-row';
import { usersOfSegments } from './users-of-segment';

const { db, ada, flag } = await flagWorld();
const store = new SnapshotStore({ db, monotonicNow: () => performance.now() });
const pro = { attribute: 'plan', operator: 'equals', values: ['pro'] };
const rulesFor = (segment: string) => [{ conditions: [{ segment }], serve: { variant: 'on' } }];

async function valueFor(key: string, targetingKey: string, plan = 'free') {
  await store.refresh(PRODUCTION);
  const basis = { snapshot: store.current(PRODUCTION), unconfirmedForMs: 0, now: Date.now() };
  return answerFlag(basis, key, { targetingKey, attributes: { plan } }).value;
}

describe('a segment', () => {
  test('is made for all environments, asked by rules, and every edit of it is answered by', async () => {
    const input = { key: 'beta', conditions: [pro], included: ['42', '42'], excluded: ['7'], note: 'the pilot' };
    const trace = await traceOf(db, () => createSegment(ada, input));
    expect(Object.keys(trace).sort()).toEqual(['development', 'production', 'staging']);
    expect(trace.production).toMatchObject({ revisions: 1, entries: [{ action: 'segment.created', flag: null }] });
    expect(await findSegment(db, 'BETA')).toMatchObject({ key: 'beta', included: ['42'], version: 1 });
    const key = await flag('for_beta', { rollout_percentage: 0 });
    await editFlag(ada, { environment: PRODUCTION, key, patch: { rules: rulesFor('beta') } });
    expect(await valueFor(key, '1', 'pro')).toBe(true);
    expect(await valueFor(key, '1')).toBe(false);
    expect(await valueFor(key, '42')).toBe(true);
    expect(await valueFor(key, '7', 'pro')).toBe(false);
    const before = store.current(PRODUCTION)?.flags.get(key)?.revision ?? 0;
    await editSegment(ada, { key: 'beta', patch: { included: [], conditions: [] } });
    expect(await valueFor(key, '42')).toBe(false);
    expect(await valueFor(key, '1', 'pro')).toBe(false);
    // What was rendered from the flag is known by its revision: it moved with the segment.
    expect(store.current(PRODUCTION)?.flags.get(key)?.revision).toBeGreaterThan(before);
    await editSegment(ada, { key: 'beta', patch: { conditions: [pro] } });
    expect(await valueFor(key, '1', 'pro')).toBe(true);
    expect((await editSegment(ada, { key: 'beta', patch: { conditions: [pro] } })).revisions).toEqual({});
  });

  test('may ask for others, is shown with all that hangs on it, and cannot go while it is used', async () => {
    await createSegment(ada, { key: 'inner', conditions: [pro] });
    await createSegment(ada, { key: 'outer', conditions: [{ segment: 'inner' }] });
    const key = await flag('nested', { rollout_percentage: 0 });
    await editFlag(ada, { environment: PRODUCTION, key, patch: { rules: rulesFor('outer') } });
    expect(await valueFor(key, '1', 'pro')).toBe(true);
    const users = await usersOfSegments(db);
    expect(users('inner')).toEqual({ flags: [{ flag: key, environment: PRODUCTION }], segments: ['outer'] });
    for (const [one, message] of [
      ['inner', /asks for inner/],
      ['outer', /nested in production asks for outer/],
    ] as const) {
      await expectRefusal(db, () => deleteSegment(ada, { key: one, input: {} }), {
        code: 'CONFLICT',
        message: expect.stringMatching(message),
      });
    }
    await editFlag(ada, { environment: PRODUCTION, key, patch: { rules: [] } });
    await deleteSegment(ada, { key: 'outer', input: { note: 'over' } });
    await deleteSegment(ada, { key: 'inner', input: {} });
    await store.refresh(PRODUCTION);
    expect([...(store.current(PRODUCTION)?.segments.keys() ?? [])]).not.toContain('inner');
  });

  test('that would lead back to itself is refused, with the way named', async () => {
    await createSegment(ada, { key: 'a' });
    await createSegment(ada, { key: 'b', conditions: [{ segment: 'a' }] });
    for (const asked of ['a', 'b']) {
      await expectRefusal(db, () => editSegment(ada, { key: 'a', patch: { conditions: [{ segment: asked }] } }), {
        code: 'INVALID_INPUT',
        message: expect.stringContaining('That would be a cycle: segment a → '),
      });
    }
    const both = await Promise.allSettled([createSegment(ada, { key: 'c' }), createSegment(ada, { key: 'C' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('that does not fit is refused by the field', async () => {
    const refused: [string, object][] = [
      ['key', { key: 'new' }],
      ['key', { key: 'a' }],
      ['conditions', { key: 'x', conditions: [{ segment: 'nobody' }] }],
      ['conditions', { key: 'x', conditions: [{ flag: 'nested', variants: ['on'] }] }],
      ['conditions.0.operator', { key: 'x', conditions: [{ attribute: 'a', operator: 'is' }] }],
      ['included.0', { key: 'x', included: [''] }],
      ['excluded', { key: 'x', excluded: Array.from({ length: 10_001 }, (_, nth) => `${nth}`) }],
    ];
    for (const [field, input] of refused) {
      await expectRefusal(db, () => createSegment(ada, input), { more: { field } });
    }
    await expectRefusal(db, () => editSegment(ada, { key: 'a', patch: { version: 9 } }), { code: 'CONFLICT' });
    await expectRefusal(db, () => editSegment(ada, { key: 'nobody', patch: {} }), { code: 'NOT_FOUND' });
    const key = await flag('asks_nobody');
    const patch = { rules: rulesFor('nobody') };
    await expectRefusal(db, () => editFlag(ada, { environment: PRODUCTION, key, patch }), {
      code: 'INVALID_INPUT',
      message: 'There is no segment nobody: name one that there is.',
    });
  });

  test('is in a history that adds up', async () => {
    for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
    await db.execute("update segments set included = '[\"mallory\"]' where key = 'beta'");
    const faults = [];
    for await (const { fault } of verifyHistory(db)) if (fault) faults.push(fault.what);
    expect(faults[0]).toContain('segment:beta has included ["mallory"]');
  });
});
