import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { flags } from '@/db/schema';
import { earAt } from '@/e2e/support/ear';
import { environmentChain, environmentRow } from '@/e2e/support/environment-chain';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { editFlag } from '@/lib/flags/edit-flag';
import { change, type Door } from './change';

const { url, db, ada, flag } = await flagWorld();
const ear = await earAt(url);

/** Everything that a change could leave behind, and what was said since the last look. */
async function everything() {
  return {
    environments: await db.execute(sql`select * from environments order by id`),
    flags: await db.select().from(flags).orderBy(flags.id),
    states: await db.execute(sql`select * from flag_environments order by flag_id, environment_id`),
    entries: await db.execute(sql`select * from history order by id`),
  };
}

/** What must be true after a change that did not happen. */
async function expectNothing(before: Awaited<ReturnType<typeof everything>>): Promise<void> {
  expect(await everything()).toEqual(before);
  expect(await ear.heard()).toEqual([]);
}

/** Everything as it is, with all that was said about it already heard. */
async function quiet() {
  await ear.heard();
  return everything();
}

const note = 'Why it was done';
const production = (door: Door) => {
  const environment = door.environments.find(({ key }) => key === PRODUCTION);
  if (!environment) throw new Error('Production is not held.');
  return environment;
};
const record = (door: Door, flagKey: string) =>
  door.record({ environment: production(door), action: 'flag.edited', flag: flagKey, before: {}, after: {} });

describe('a change', () => {
  test('leaves its row, its entry, its revision and its notification together', async () => {
    const key = await flag('together');
    const before = await environmentRow(db, PRODUCTION);
    await ear.heard();
    const patch = { rollout_percentage: 25, note };
    const changed = await editFlag(ada, { environment: PRODUCTION, key, patch });
    const revision = before.revision + 1;
    const notifications = await ear.heard();
    const [last] = (await environmentChain(db, PRODUCTION)).slice(-1);
    expect(changed.revisions).toEqual({ [PRODUCTION]: revision });
    expect(await environmentRow(db, PRODUCTION)).toEqual({ ...before, revision });
    expect(notifications.map((payload) => JSON.parse(payload))).toEqual([{ environment: PRODUCTION, revision }]);
    expect(last).toMatchObject({
      change: changed.changeId,
      action: 'flag.edited',
      environment: PRODUCTION,
      revision,
      flag: key,
      actor: { type: 'account' },
      source: 'dashboard',
      request: ada.requestId,
      note,
      before: { rollout_percentage: 10 },
      after: { rollout_percentage: 25 },
    });
  });

  test('that fails in the middle leaves nothing at all', async () => {
    const key = await flag('in_the_middle');
    const before = await quiet();
    const failing = change(ada, { environments: 'all', note }, async (door) => {
      await record(door, key);
      await door.tx.update(flags).set({ description: 'half written' }).where(eq(flags.key, key));
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    await expectNothing(before);
  });

  test('that the database refuses at its last statement leaves nothing at all', async () => {
    const key = await flag('at_the_end');
    const before = await quiet();
    const failing = change(ada, { environments: [PRODUCTION], note }, async (door) => {
      await record(door, key);
      production(door).flagCountDelta = -1_000;
    });
    await expect(failing).rejects.toMatchObject({ cause: { constraint_name: 'environments_revision_grows' } });
    await expectNothing(before);
  });

  test('that records nothing changes nothing: no revision, no notification', async () => {
    const key = await flag('as_it_is');
    const before = await quiet();
    const changed = await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: 10, note } });
    expect(changed).toMatchObject({ result: false, revisions: {}, reach: [] });
    await expectNothing(before);
  });

  test('names its environments, and another cannot be recorded in', async () => {
    const key = await flag('elsewhere');
    const before = await quiet();
    const failing = change(ada, { environments: ['staging'], note }, async (door) => {
      const foreign = {
        id: 1,
        key: PRODUCTION,
        isRetired: false,
        requiresNote: false,
        revision: 9,
        flagCountDelta: 0,
        segmentCountDelta: 0,
        touchedFlags: new Set<string>(),
      };
      return door.record({ environment: foreign, action: 'flag.edited', flag: key, before: {}, after: {} });
    });
    await expect(failing).rejects.toThrow('production is not locked by this change');
    await expectNothing(before);
  });

  test.each([[['nowhere']], [[PRODUCTION, 'nowhere']], [['Production']]])(
    'in environments %j is refused by name, with nothing written',
    async (environments) => {
      const before = await quiet();
      const failing = change(ada, { environments, note }, (door) => record(door, 'as_it_is'));
      await expect(failing).rejects.toMatchObject({ code: 'NOT_FOUND', more: { field: 'environment' } });
      await expectNothing(before);
    },
  );
});

test('an account that is only a member is refused, with nothing written', async () => {
  const key = await flag('not_for_members');
  const member = contextOf(db, await accountCalled(db, 'Max', 'member'));
  const before = await quiet();
  const patch = { rollout_percentage: 100 };
  await expect(editFlag(member, { environment: PRODUCTION, key, patch })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expectNothing(before);
});

test('a notification says environment and revision and nothing else, however long the note', async () => {
  const key = await flag('long_note');
  await ear.heard();
  const patch = { rollout_percentage: 30, description: 'd'.repeat(2_000), note: 'n'.repeat(1_000) };
  await editFlag(ada, { environment: PRODUCTION, key, patch });
  const notifications = await ear.heard();
  expect(notifications).toHaveLength(3);
  for (const payload of notifications) expect(Object.keys(JSON.parse(payload))).toEqual(['environment', 'revision']);
});

test('what is committed by the time of the entry is in its order: entries of one environment never go back in time', async () => {
  const entries = await environmentChain(db, PRODUCTION);
  expect(entries.length).toBeGreaterThan(5);
  const revisions = entries.map(({ revision }) => revision ?? 0);
  expect(revisions).toEqual(revisions.toSorted((one, other) => one - other));
});
