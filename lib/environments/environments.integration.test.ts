import { describe, expect, test } from 'vitest';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { answerFlag } from '@/lib/evaluation/answer';
import { createFlag } from '@/lib/flags/create-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import { liftFlag } from '@/lib/flags/lift-flag';
import { verifyHistory } from '@/lib/history/verify-history';
import { createSegment } from '@/lib/segments/create-segment';
import { SnapshotStore } from '@/lib/snapshot/store';
import { compareEnvironments } from './compare-environments';
import { copyConfiguration } from './copy-configuration';
import { createEnvironment } from './create-environment';
import { editEnvironment } from './edit-environment';
import { listEnvironments } from './list-environments';
import { restoreEnvironment, retireEnvironment } from './retire-environment';

const { db, ada, flag } = await flagWorld();
const store = new SnapshotStore({ db, monotonicNow: () => performance.now() });
const toTeam = [
  { conditions: [{ attribute: 'plan', operator: 'equals', values: ['team'] }], serve: { variant: 'on' } },
];

async function answerIn(environment: string, key: string, attributes = {}) {
  await store.poll();
  const basis = { snapshot: store.current(environment), unconfirmedForMs: 0, now: Date.now() };
  return answerFlag(basis, key, { targetingKey: '42', attributes });
}

async function order() {
  return (await listEnvironments(db)).map(({ key }) => key);
}

describe('an environment', () => {
  test('is made with every flag and segment as another has them, and kills stay behind', async () => {
    await createSegment(ada, { key: 'beta', included: ['42'] });
    const [on, killed] = [await flag('on', { rollout_percentage: 100 }), await flag('killed')];
    await editFlag(ada, { environment: PRODUCTION, key: on, patch: { rules: toTeam } });
    await killFlag(ada, { environment: PRODUCTION, key: killed, input: {} });
    const input = { key: 'preview', name: 'Preview', copy_from: PRODUCTION, note: 'for the fair' };
    const trace = await traceOf(db, async () => {
      expect((await createEnvironment(ada, input)).revisions).toEqual({ preview: 1 });
    });
    expect(trace).toEqual({});
    expect((await environmentChain(db, 'preview')).map(({ action, flag: key }) => [action, key])).toEqual([
      ['environment.created', null],
      ['flag.created', 'killed'],
      ['flag.created', 'on'],
      ['segment.created', null],
    ]);
    expect(await answerIn('preview', on)).toMatchObject({ value: true, reason: 'STATIC', revision: 1 });
    expect(await answerIn('preview', on, { plan: 'team' })).toMatchObject({ reason: 'TARGETING_MATCH' });
    expect(await answerIn('preview', killed)).toMatchObject({ value: false, reason: 'DISABLED' });
    expect(store.current('preview')?.segments.size).toBe(1);
    // It is an environment like any other from now on.
    await createFlag(ada, {
      environment: 'preview',
      input: { key: 'later', identity_policy: 'device', enabled: true },
    });
    expect(await answerIn('preview', 'later')).toMatchObject({ reason: 'STATIC' });
    await liftFlag(ada, { environment: PRODUCTION, key: killed, input: {} });
  });

  test('without a model has every flag switched off', async () => {
    await createEnvironment(ada, { key: 'empty', name: 'Empty' });
    expect(await answerIn('empty', 'on', { plan: 'team' })).toMatchObject({ value: false, reason: 'DISABLED' });
  });

  test('is renamed and moved, the others making room', async () => {
    expect(await order()).toEqual(['production', 'staging', 'development', 'preview', 'empty']);
    const trace = await traceOf(db, () =>
      editEnvironment(ada, { key: 'staging', patch: { name: 'Stage', position: 0 } }),
    );
    expect(trace).toEqual({
      staging: {
        revisions: 1,
        entries: [
          {
            action: 'environment.renamed',
            flag: null,
            before: { key: 'staging', name: 'Staging' },
            after: { key: 'staging', name: 'Stage' },
          },
          {
            action: 'environment.moved',
            flag: null,
            before: { key: 'staging', position: 1 },
            after: { key: 'staging', position: 0 },
          },
        ],
      },
    });
    expect(await order()).toEqual(['staging', 'production', 'development', 'preview', 'empty']);
    expect((await editEnvironment(ada, { key: 'staging', patch: { name: 'Stage', position: 0 } })).revisions).toEqual(
      {},
    );
    await editEnvironment(ada, { key: 'staging', patch: { position: 19 } });
    expect(await order()).toEqual(['production', 'development', 'preview', 'empty', 'staging']);
  });

  test('that is retired goes on answering, takes kills and no edits, and comes back as it was', async () => {
    await retireEnvironment(ada, { key: 'preview', input: { note: 'the fair is over' } });
    expect((await retireEnvironment(ada, { key: 'preview', input: {} })).revisions).toEqual({});
    expect((await listEnvironments(db)).find(({ key }) => key === 'preview')).toMatchObject({ isRetired: true });
    expect(await answerIn('preview', 'on')).toMatchObject({ value: true });
    const refusal = { code: 'CONFLICT', message: /preview is retired and stays as it is: bring it back first/ };
    const matching = { ...refusal, message: expect.stringMatching(refusal.message) };
    const edit = { environment: 'preview', key: 'on' };
    await expectRefusal(db, () => editFlag(ada, { ...edit, patch: { rollout_percentage: 5 } }), matching);
    await expectRefusal(db, () => editFlag(ada, { ...edit, patch: { rollout_percentage: 5, owner: 'Web' } }), matching);
    const made = { key: 'x', identity_policy: 'device' };
    await expectRefusal(db, () => createFlag(ada, { environment: 'preview', input: made }), matching);
    await killFlag(ada, { ...edit, input: {} });
    expect(await answerIn('preview', 'on')).toMatchObject({ reason: 'DISABLED' });
    await liftFlag(ada, { ...edit, input: {} });
    // What all environments share reaches it too, so that it comes back whole.
    await flag('made_meanwhile');
    await editFlag(ada, { environment: PRODUCTION, key: 'on', patch: { owner: 'Web' } });
    await restoreEnvironment(ada, { key: 'preview', input: {} });
    await editFlag(ada, { ...edit, patch: { rollout_percentage: 5 } });
    expect(await answerIn('preview', 'made_meanwhile')).toMatchObject({ reason: 'DISABLED' });
  });

  test('is refused by the field that is wrong', async () => {
    for (const [field, input] of [
      ['key', { key: 'Preview', name: 'P' }],
      ['key', { key: 'preview', name: 'P' }],
      ['name', { key: 'p', name: ' ' }],
      ['environment', { key: 'p', name: 'P', copy_from: 'nowhere' }],
    ] as const) {
      await expectRefusal(db, () => createEnvironment(ada, input), { more: { field } });
    }
    await expectRefusal(db, () => retireEnvironment(ada, { key: PRODUCTION, input: {} }), {
      code: 'CONFLICT',
      message: expect.stringContaining("This app's own pages are answered in production"),
    });
    await expectRefusal(db, () => editEnvironment(ada, { key: 'nowhere', patch: {} }), { code: 'NOT_FOUND' });
    const both = await Promise.allSettled(['twice', 'twice'].map((key) => createEnvironment(ada, { key, name: 'T' })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('two environments', () => {
  test('are compared flag by flag, and one takes over what was chosen of the other', async () => {
    const key = await flag('compared', { rollout_percentage: 20 });
    await editFlag(ada, {
      environment: 'staging',
      key,
      patch: { rules: toTeam, enabled: true, rollout_percentage: 50 },
    });
    const look = async () => (await compareEnvironments(db, { from: 'staging', to: PRODUCTION })).differences;
    const found = (await look()).find((one) => one.key === key);
    expect(found).toMatchObject({
      parts: ['rollout', 'targeting'],
      here: { rollout_percentage: 20, rules: [] },
      there: { rollout_percentage: 50, rules: toTeam },
    });
    const chosen = { from: 'staging', flags: [{ key, version: found?.version }], note: 'ready' };
    const trace = await traceOf(db, () =>
      copyConfiguration(ada, { environment: PRODUCTION, input: { ...chosen, parts: ['targeting'] } }),
    );
    expect(trace).toEqual({
      production: {
        revisions: 1,
        entries: [{ action: 'flag.edited', flag: key, before: { rules: [] }, after: { rules: toTeam } }],
      },
    });
    expect((await look()).find((one) => one.key === key)?.parts).toEqual(['rollout']);
    await expectRefusal(db, () => copyConfiguration(ada, { environment: PRODUCTION, input: chosen }), {
      code: 'CONFLICT',
      more: { field: 'version' },
    });
    await copyConfiguration(ada, { environment: PRODUCTION, input: { from: 'staging', flags: [{ key }] } });
    expect((await look()).map((one) => one.key)).not.toContain(key);
    await expectRefusal(
      db,
      () => copyConfiguration(ada, { environment: PRODUCTION, input: { from: PRODUCTION, flags: [{ key }] } }),
      { more: { field: 'from' } },
    );
  });

  test('that turn a dependency around are copied without a cycle in between', async () => {
    const [a, b] = [await flag('turn_a'), await flag('turn_b')];
    const needs = (key: string) => ({ prerequisites: [{ flag: key, variants: ['on'] }] });
    await editFlag(ada, { environment: PRODUCTION, key: a, patch: needs(b) });
    await editFlag(ada, { environment: 'staging', key: b, patch: needs(a) });
    const input = { from: 'staging', flags: [{ key: b }, { key: a }], parts: ['targeting'] };
    const { result } = await copyConfiguration(ada, { environment: PRODUCTION, input });
    expect(result.sort()).toEqual([a, b]);
  });

  test('are not made alike by halves', async () => {
    const [ready, archived] = [await flag('half_ready'), 'nobody'];
    await editFlag(ada, { environment: 'staging', key: ready, patch: { rollout_percentage: 3, enabled: true } });
    const input = { from: 'staging', flags: [{ key: ready }, { key: archived }] };
    await expectRefusal(db, () => copyConfiguration(ada, { environment: PRODUCTION, input }), { code: 'NOT_FOUND' });
  });
});

test('the histories of all environments add up', async () => {
  for await (const { chain, fault } of verifyHistory(db)) expect({ chain, fault }).toEqual({ chain, fault: null });
});
