import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { evaluate } from '@/lib/engine/evaluate';
import { archiveFlag, restoreFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { FlagCountMismatch, type Snapshot } from './snapshot';
import { type Accepted, SnapshotStore } from './store';

const { url, db, ada, flag } = await flagWorld();
const gate = await tcpGate(url);
const { db: through, close } = openDatabase(gate.url);
afterAll(close);
afterEach(() => gate.open());

const keys = [await flag('one'), await flag('two'), await flag('three')];
const edit = (key: string, rollout_percentage: number) =>
  editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage } });

const clock = { ms: 0 };
let accepted: Accepted[] = [];
let problems: string[] = [];
let store: SnapshotStore;

function newStore(): SnapshotStore {
  return new SnapshotStore({
    db: through,
    monotonicNow: () => clock.ms,
    onAccepted: (taken) => accepted.push(taken),
    onProblem: (what) => problems.push(what),
  });
}

beforeEach(async () => {
  store = newStore();
  await store.refresh(PRODUCTION);
  accepted = [];
  problems = [];
});

/** What `store` holds; it must hold something. */
function held(of = store): Snapshot {
  const snapshot = of.current(PRODUCTION);
  if (!snapshot) throw new Error('Nothing is held.');
  return snapshot;
}

describe('loading', () => {
  test('what changed costs what changed: the other flags are the very objects that were held', async () => {
    const before = held();
    await edit('two', 42);
    await store.refresh(PRODUCTION);
    expect(accepted.map(({ changedFlags, origin }) => ({ changedFlags, origin }))).toEqual([
      { changedFlags: ['two'], origin: 'postgres' },
    ]);
    expect(held().flags.get('two')?.percentage).toBe(42);
    expect(held().flags.get('one')).toBe(before.flags.get('one'));
  });

  test('again and again what changed adds up to loading everything', async () => {
    const change = fc.oneof(
      fc.record({ key: fc.constantFrom(...keys), percentage: fc.nat({ max: 100 }) }),
      fc.record({ key: fc.constantFrom(...keys), archived: fc.boolean() }),
      fc.record({ key: fc.constantFrom(...keys), owner: fc.string({ unit: 'grapheme-ascii', maxLength: 5 }) }),
      fc.constant('refresh' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (story) => {
        for (const said of story) {
          if (said === 'refresh') await store.refresh(PRODUCTION);
          else if ('percentage' in said) await edit(said.key, said.percentage).catch(refused);
          else if ('archived' in said) {
            const verb = said.archived ? archiveFlag : restoreFlag;
            await verb(ada, { environment: PRODUCTION, key: said.key, input: {} });
          } else {
            const patch = { owner: said.owner };
            await editFlag(ada, { environment: 'staging', key: said.key, patch }).catch(refused);
          }
        }
        await store.refresh(PRODUCTION);
        const fresh = newStore();
        await fresh.refresh(PRODUCTION);
        const told = (of: Snapshot) => ({ ...of, flags: new Map(of.flags), bytesOf: new Map(of.bytesOf) });
        expect(told(held())).toEqual(told(held(fresh)));
      }),
      { numRuns: 12 },
    );
    for (const key of keys) await restoreFlag(ada, { environment: PRODUCTION, key, input: {} });

    function refused(error: unknown): void {
      expect(error).toMatchObject({ code: 'CONFLICT' });
    }
  });

  test('a flag with poisoned rules hurts no other flag', async () => {
    await edit('one', 100);
    const poison = sql`update flag_environments set rules = ${JSON.stringify({ if: [{ $: 'x' }], __proto__: 1 })}::jsonb
      where flag_id = (select id from flags where key = 'two')`;
    await db.execute(poison);
    await edit('two', 100);
    await store.refresh(PRODUCTION);
    const answer = (key: string) => {
      const compiled = held().flags.get(key);
      return compiled && evaluate(compiled, { targetingKey: 'someone' }, 0).value;
    };
    expect(answer('one')).toBe(true);
    expect(typeof answer('two')).toBe('boolean');
    await db.execute(sql`update flag_environments set rules = '[]'`);
  });

  test('an archived flag stays', async () => {
    await archiveFlag(ada, { environment: PRODUCTION, key: 'three', input: {} });
    await store.refresh(PRODUCTION);
    expect(held().flags.get('three')?.archived).toBe(true);
    await restoreFlag(ada, { environment: PRODUCTION, key: 'three', input: {} });
  });

  test('an environment that there is not is refused, and nothing is held for it', async () => {
    await expect(store.refresh('nowhere')).rejects.toThrow('There is no environment nowhere');
    expect(store.current('nowhere')).toBeNull();
  });
});

describe('a number of flags that is not the one on record', () => {
  test('after an incremental load means a gap, and everything is read', async () => {
    await db.execute(sql`
      with made as (insert into flags (key, kind, identity_policy, failure_mode, created_at)
        values ('slipped_in', 'ops', 'device', 'fail-open', now()) returning id)
      insert into flag_environments (flag_id, environment_id, enabled, rollout_percentage, revision, updated_at)
        select id, 1, true, 50, 1, now() from made`);
    await db.execute(sql`update environments set revision = revision + 1, flag_count = flag_count + 1 where id = 1`);
    await store.refresh(PRODUCTION);
    expect(problems).toEqual(['found a gap, reading everything']);
    expect(held().flags.get('slipped_in')?.percentage).toBe(50);
  });

  test('after a full load too is refused, and what is held stays', async () => {
    const before = held();
    await db.execute(sql`update environments set revision = revision + 1, flag_count = flag_count + 1 where id = 1`);
    await expect(store.refresh(PRODUCTION)).rejects.toThrow(FlagCountMismatch);
    await expect(newStore().refresh(PRODUCTION)).rejects.toThrow(FlagCountMismatch);
    expect(held()).toBe(before);
    expect(problems).toEqual(['found a gap, reading everything', 'refused a snapshot', 'refused a snapshot']);
    await db.execute(sql`update environments set flag_count = flag_count - 1 where id = 1`);
  });

  test('is not what archiving two of three flags makes: archived flags are counted, and go on answering', async () => {
    for (const key of ['one', 'two']) await archiveFlag(ada, { environment: PRODUCTION, key, input: {} });
    await store.refresh(PRODUCTION);
    await newStore().refresh(PRODUCTION);
    expect(problems).toEqual([]);
    expect(keys.map((key) => held().flags.get(key)?.archived)).toEqual([true, true, false]);
    for (const key of ['one', 'two']) await restoreFlag(ada, { environment: PRODUCTION, key, input: {} });
  });
});

test('a database that says nothing is not waited for for ever, and the next question is answered', async () => {
  const impatient = openDatabase(gate.url, { readTimeoutMs: 200 });
  const patient = new SnapshotStore({ db: impatient.db, monotonicNow: () => clock.ms });
  await patient.refresh(PRODUCTION);
  gate.blackHole();
  const [asked, next] = [patient.refresh(PRODUCTION), patient.refresh(PRODUCTION)];
  const refused = expect(asked).rejects.toMatchObject({ cause: { code: 'READ_LOST' } });
  const refusedToo = expect(next).rejects.toThrow();
  await refused;
  await refusedToo;
  await gate.open();
  await patient.refresh(PRODUCTION);
  await impatient.close();
});
