import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal } from '@/e2e/support/trace';
import { startDrill } from '@/lib/drills/start-drill';
import { answerFlag } from '@/lib/evaluation/answer';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { revertFlag } from '@/lib/flags/revert-flag';
import { undoChange } from '@/lib/flags/undo-change';
import { verifyHistory } from '@/lib/history/verify-history';
import { getFlag } from '@/lib/http/flags/get-flag';
import { deleteTombstone } from '@/lib/lifecycle/delete-tombstone';
import { SnapshotStore } from '@/lib/snapshot/store';
import { dependentsOf } from './dependents-of';
import { findTargeting } from './find-targeting';

const { db, ada, flag } = await flagWorld();
const edit = (key: string, patch: object, environment = PRODUCTION) => editFlag(ada, { environment, key, patch });
const pro = { attribute: 'plan', operator: 'equals', values: ['pro'] };

async function answers(
  key: string,
  contexts: readonly { targetingKey: string; attributes?: Record<string, unknown> }[],
) {
  const store = new SnapshotStore({ db, monotonicNow: () => performance.now() });
  await store.refresh(PRODUCTION);
  const snapshot = store.current(PRODUCTION);
  return contexts.map((context) => {
    const { value, reason } = answerFlag({ snapshot, unconfirmedForMs: 0, now: Date.now() }, key, context);
    return `${value} ${reason}`;
  });
}

describe('the targeting of a flag', () => {
  test('is saved, answered by, told by REST and history, and belongs to its environment', async () => {
    const key = await flag('targeted', { rollout_percentage: 0 });
    const needed = await flag('needed', { rollout_percentage: 100 });
    const rules = [{ name: 'Paying', conditions: [pro], serve: { variant: 'on' } }];
    const targets = [{ key: 'guest', variant: 'on', note: 'asked for it' }];
    const { changeId } = await edit(key, { rules, targets, prerequisites: [{ flag: needed, variants: ['on'] }] });
    const people = [
      { targetingKey: 'guest' },
      { targetingKey: '1', attributes: { plan: 'pro' } },
      { targetingKey: '1' },
    ];
    expect(await answers(key, people)).toEqual(['true TARGETING_MATCH', 'true TARGETING_MATCH', 'false STATIC']);
    await edit(needed, { enabled: false });
    expect(await answers(key, people)).toEqual(Array(3).fill('false DISABLED'));
    await edit(needed, { enabled: true });

    const { body } = await callEndpoint((incoming) => getFlag({ db, actor: { type: 'system' } }, incoming), {
      params: { key },
    });
    expect(body).toMatchObject({
      rules,
      targets,
      prerequisites: [{ flag: needed, variants: ['on'] }],
      has_targeting: true,
    });
    expect(await findTargeting(db, 'staging', key)).toEqual({ rules: [], targets: [], prerequisites: [] });
    expect(await dependentsOf(db, needed)).toEqual([{ flag: key, environment: PRODUCTION, variants: ['on'] }]);
    // The same again differs in nothing, whatever the order in which PostgreSQL keeps it.
    expect((await edit(key, { rules, targets })).revisions).toEqual({});
    await undoChange(ada, { change_id: changeId });
    expect(await answers(key, people)).toEqual(Array(3).fill('false STATIC'));
    for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
  });

  test('comes back with a revert, unless what it asks for is gone', async () => {
    const key = await flag('reverted');
    const other = await flag('going');
    await edit(key, { rules: [{ conditions: [{ flag: other, variants: ['on'] }], serve: { variant: 'on' } }] });
    const [{ id } = { id: 0 }] = await db.execute<{ id: number }>(
      sql`select max(id)::int as id from history where flag_key = ${key} and environment_id = 1`,
    );
    await edit(key, { rules: [] });
    const revert = () => revertFlag(ada, { environment: PRODUCTION, key, input: { entry_id: id } });
    await revert();
    expect((await findFlag(db, PRODUCTION, key))?.hasTargeting).toBe(true);
    await edit(key, { rules: [] });
    await archiveFlag(ada, { environment: PRODUCTION, key: other, input: {} });
    await db.execute(sql`update flags set archived_at = now() - interval '30 days' where key = ${other}`);
    await deleteTombstone(ada, { key: other, input: {} });
    await expectRefusal(db, revert, {
      code: 'INVALID_INPUT',
      message: expect.stringContaining('There is no flag going'),
    });
  });

  test('asks for no flag that there is not, no twin, and no variant that it has not', async () => {
    const key = await flag('asking');
    const drilled = await flag('drilled');
    await startDrill(ada, { environment: PRODUCTION, key: drilled, input: {} });
    const [{ twin } = { twin: '' }] = await db.execute<{ twin: string }>(
      sql`select key as twin from flags where twin_of is not null`,
    );
    for (const [needed, field, message] of [
      [{ flag: 'nobody', variants: ['on'] }, 'prerequisites', 'There is no flag nobody'],
      [{ flag: twin, variants: ['on'] }, 'prerequisites', `There is no flag ${twin}`],
      [{ flag: drilled, variants: ['blue'] }, 'prerequisites', 'drilled has no variant blue'],
    ] as const) {
      await expectRefusal(db, () => edit(key, { prerequisites: [needed] }), {
        code: 'INVALID_INPUT',
        message: expect.stringContaining(message),
        more: { field },
      });
    }
  });

  test('is refused by the name of the field, and nothing is written', async () => {
    const key = await flag('refused');
    const rules = [{ conditions: [{ ...pro, operator: 'is' }], serve: { variant: 'on' } }];
    await expectRefusal(db, () => edit(key, { rollout_percentage: 20, rules }), {
      code: 'INVALID_INPUT',
      more: { field: 'rules.0.conditions.0.operator' },
    });
  });
});

describe('dependencies between flags', () => {
  test('of two saves that would form a cycle, the second is refused, naming it', async () => {
    const keys = [await flag('cycle-a'), await flag('cycle-b'), await flag('cycle-c')] as const;
    const needs = (key: string, other: string) => edit(key, { prerequisites: [{ flag: other, variants: ['on'] }] });
    await needs(keys[0], keys[1]);
    const both = await Promise.allSettled([needs(keys[1], keys[2]), needs(keys[2], keys[0])]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('→') });
    // In another environment that is another graph.
    const elsewhere = { prerequisites: [{ flag: keys[0], variants: ['on'] }] };
    await edit(keys[2], elsewhere, 'staging');
    const itself = { rules: [{ conditions: [{ flag: keys[0], variants: ['on'] }], serve: { variant: 'on' } }] };
    await expectRefusal(db, () => edit(keys[0], itself), {
      code: 'INVALID_INPUT',
      message: expect.stringContaining('cycle-a → cycle-a'),
    });
  });

  test('a flag that another asks for is not deleted', async () => {
    const [key, other] = [await flag('holds'), await flag('held')];
    await edit(key, { prerequisites: [{ flag: other, variants: ['on'] }] });
    await archiveFlag(ada, { environment: PRODUCTION, key: other, input: {} });
    await db.execute(sql`update flags set archived_at = now() - interval '30 days' where key = ${other}`);
    await expectRefusal(db, () => deleteTombstone(ada, { key: other, input: {} }), {
      code: 'CONFLICT',
      message: expect.stringContaining('holds asks for held in production'),
    });
    await edit(key, { prerequisites: [] });
    await deleteTombstone(ada, { key: other, input: {} });
  });
});
