import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { archiveFlag, restoreFlag } from './archive-flag';
import { createFlag } from './create-flag';
import { editFlag } from './edit-flag';
import { killFlag } from './kill-flag';
import { liftFlag } from './lift-flag';
import { findFlag } from './list-flags';
import { saveRows } from './save-rows';
import { undoChange } from './undo-change';

const { db, ada, flag } = await flagWorld();
const edit = (key: string, patch: object, who = ada) => editFlag(who, { environment: PRODUCTION, key, patch });
const undo = (changeId: string, who = ada) => undoChange(who, { change_id: changeId });
const save = (keys: readonly string[], rollout_percentage: number) => {
  const rows = keys.map((key) => ({ key, version: 1, rollout_percentage, enabled: false }));
  return saveRows(ada, { environment: PRODUCTION, input: { rows } });
};

describe('undo', () => {
  test('takes a save of several rows back, every value of it, as one change', async () => {
    const keys = [await flag('row_a'), await flag('row_b')];
    const { changeId } = await save(keys, 50);
    const trace = await traceOf(db, () => undo(changeId));
    const entry = {
      action: 'flag.reverted',
      before: { rollout_percentage: 50, enabled: false },
      after: { rollout_percentage: 10, enabled: true },
    };
    expect(trace).toEqual({ production: { revisions: 1, entries: keys.map((key) => ({ ...entry, flag: key })) } });
    for (const key of keys) {
      expect(await findFlag(db, PRODUCTION, key)).toMatchObject({
        rolloutPercentage: 10,
        enabled: true,
        version: 3,
        lastChange: { note: 'Undo' },
      });
    }
  });

  test('takes back what all environments share in all of them', async () => {
    const key = await flag('shared', { owner: 'Web' });
    const { changeId } = await edit(key, { owner: 'Payments', rollout_percentage: 60 });
    const trace = await traceOf(db, () => undo(changeId));
    expect(Object.keys(trace)).toEqual(['production', 'staging', 'development']);
    expect(await findFlag(db, 'staging', key)).toMatchObject({ owner: 'Web', version: 3 });
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ owner: 'Web', rolloutPercentage: 10 });
  });

  test('can be undone itself', async () => {
    const key = await flag('redo');
    const { changeId } = await edit(key, { rollout_percentage: 60 });
    const undone = await undo(changeId);
    await undo(undone.changeId);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: 60 });
  });
});

describe('an undo is refused', () => {
  test('where anything of it was changed again since: nothing is taken back, and it is told by whom', async () => {
    const keys = [await flag('untouched'), await flag('changed_again')];
    const { changeId } = await save(keys, 50);
    const bob = contextOf(db, await accountCalled(db, 'Bob'));
    await edit('changed_again', { rollout_percentage: 70 }, bob);
    await expectRefusal(db, () => undo(changeId), {
      code: 'CONFLICT',
      message: expect.stringContaining('Bob changed changed_again meanwhile, now at 70 %'),
    });
  });

  test('the second time', async () => {
    const { changeId } = await save([await flag('once')], 50);
    await undo(changeId);
    await expectRefusal(db, () => undo(changeId), { code: 'CONFLICT' });
  });

  test('of twenty at once one takes it back', async () => {
    const { changeId } = await save([await flag('twenty_at_once')], 50);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => undo(changeId)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('for a change that made, archived, restored, killed or lifted a flag: those have opposites of their own', async () => {
    const input = { key: 'made', identity_policy: 'device' };
    const made = await createFlag(ada, { environment: PRODUCTION, input });
    const archived = await archiveFlag(ada, { environment: PRODUCTION, key: 'made', input: {} });
    const restored = await restoreFlag(ada, { environment: PRODUCTION, key: 'made', input: {} });
    const killed = await killFlag(ada, { environment: PRODUCTION, key: 'made', input: {} });
    const lifted = await liftFlag(ada, { environment: PRODUCTION, key: 'made', input: {} });
    for (const { changeId } of [made, archived, restored, killed, lifted]) {
      await expectRefusal(db, () => undo(changeId), { code: 'NOT_FOUND' });
    }
  });

  test('while the flag is archived', async () => {
    const { changeId } = await save([await flag('archived')], 50);
    await archiveFlag(ada, { environment: PRODUCTION, key: 'archived', input: {} });
    await expectRefusal(db, () => undo(changeId), { code: 'CONFLICT' });
  });

  test.each([randomUUID(), 'abc', '', undefined])('for what is no change: %s', async (changeId) => {
    const refused = () => undoChange(ada, { change_id: changeId });
    await expectRefusal(db, refused, { code: expect.stringMatching(/NOT_FOUND|INVALID_INPUT/) });
  });

  test('by a member', async () => {
    const { changeId } = await save([await flag('guarded')], 50);
    const member = contextOf(db, await accountCalled(db, 'Max', 'member'));
    await expectRefusal(db, () => undo(changeId, member), { code: 'FORBIDDEN' });
  });
});
