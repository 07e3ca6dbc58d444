import { expect, test } from 'vitest';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal } from '@/e2e/support/trace';
import { listHistory } from '@/lib/history/list-history';
import { archiveFlag, restoreFlag } from './archive-flag';
import { createFlag } from './create-flag';
import { editFlag } from './edit-flag';
import { killFlag } from './kill-flag';
import { liftFlag } from './lift-flag';
import { findFlag } from './list-flags';
import { revertFlag } from './revert-flag';
import { saveRows } from './save-rows';
import { undoChange } from './undo-change';

const { db, ada, flag } = await flagWorld();
const about = (key: string) => ({ environment: PRODUCTION, key });
const kill = (key: string) => killFlag(ada, { ...about(key), input: {} });
const lift = (key: string) => liftFlag(ada, { ...about(key), input: {} });
const edit = (key: string, patch: object) => editFlag(ada, { ...about(key), patch });
const isKilled = async (key: string) => (await findFlag(db, PRODUCTION, key))?.killedBy !== null;
const entriesOf = (key: string) => listHistory(db, { environment: PRODUCTION, flag: key });

test('a revert to a moment before the kill brings back everything else, and does not lift', async () => {
  const key = await flag('reverted_while_killed');
  await edit(key, { rollout_percentage: 60 });
  await kill(key);
  const made = (await entriesOf(key)).at(-1);
  await revertFlag(ada, { ...about(key), input: { entry_id: made?.id } });
  expect(await isKilled(key)).toBe(true);
  expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: 10 });
});

test('a revert to a moment when it was killed brings back everything else, and does not kill', async () => {
  const key = await flag('reverted_to_a_kill');
  await kill(key);
  const [killed] = await entriesOf(key);
  await lift(key);
  await edit(key, { rollout_percentage: 60 });
  await revertFlag(ada, { ...about(key), input: { entry_id: killed?.id } });
  expect(await isKilled(key)).toBe(false);
  expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: 10 });
});

test('an undo of an edit that was made while it was killed does not lift', async () => {
  const key = await flag('undone_while_killed');
  await kill(key);
  const { changeId } = await edit(key, { rollout_percentage: 60 });
  await undoChange(ada, { change_id: changeId });
  expect(await isKilled(key)).toBe(true);
});

test('archiving and restoring leave a kill alone', async () => {
  const key = await flag('archived_while_killed');
  await kill(key);
  await archiveFlag(ada, { ...about(key), input: {} });
  await restoreFlag(ada, { ...about(key), input: {} });
  expect(await isKilled(key)).toBe(true);
});

test('no edit, no save and no new flag takes the field', async () => {
  const key = await flag('field');
  const unknown = (field: string) => ({ code: 'INVALID_INPUT', more: { field } });
  await expectRefusal(db, () => edit(key, { killed: true }), unknown('killed'));
  const input = { rows: [{ key, version: 1, killed: true }] };
  await expectRefusal(db, () => saveRows(ada, { environment: PRODUCTION, input }), unknown('rows.0.killed'));
  const born = { key: 'born_killed', identity_policy: 'device', killed: true };
  await expectRefusal(db, () => createFlag(ada, { environment: PRODUCTION, input: born }), unknown('killed'));
});
