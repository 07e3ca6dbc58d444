import { sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '@/db/client';
import { TRANSACTION_TIMEOUT_MS } from '@/db/line';
import { environmentChain } from '@/e2e/support/environment-chain';
import { contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { undoChange } from '@/lib/flags/undo-change';
import { transact } from './transact';

const { url, db, ada, flag } = await flagWorld();
const gate = await tcpGate(url);
const { db: through, close } = openDatabase(gate.url);
afterAll(close);
afterEach(() => gate.open());

const key = await flag('through_the_gate');
const edit = (rollout_percentage: number) =>
  editFlag(contextOf(through, ada.actor), { environment: PRODUCTION, key, patch: { rollout_percentage } });
const now = async () => {
  const row = await findFlag(db, PRODUCTION, key);
  return { percentage: row?.rolloutPercentage, description: row?.description };
};

const NOTHING = 'Nothing was saved: the database does not answer. Try again in a moment.';

describe('a database that is away', () => {
  test('refuses a save with a sentence, nothing is changed, and the next save after it is back goes well', async () => {
    const before = await environmentChain(db, PRODUCTION);
    await gate.refuse();
    await expect(edit(20)).rejects.toMatchObject({ code: 'UNAVAILABLE', message: NOTHING });
    expect(await environmentChain(db, PRODUCTION)).toEqual(before);
    await gate.open();
    await edit(21);
    expect((await now()).percentage).toBe(21);
  });

  test('refuses an undo in the same words, although an undo reads before it writes', async () => {
    const { changeId } = await edit(22);
    await gate.refuse();
    const undoing = undoChange(contextOf(through, ada.actor), { change_id: changeId });
    await expect(undoing).rejects.toMatchObject({ code: 'UNAVAILABLE', message: NOTHING });
    expect((await now()).percentage).toBe(22);
  });
});

describe('a database that goes away in the middle of a change', () => {
  test.each([
    ['while a statement is under way', () => gate.holdAnswers().held],
    ['between two statements', () => Promise.resolve()],
  ])('%s leaves nothing of it', async (_when, moment) => {
    const failing = transact(through, {}, async (tx) => {
      await tx.execute(sql`update flags set description = 'half written' where key = ${key}`);
      const held = moment();
      const last = tx.execute(sql`select 1`);
      last.then(null, () => {});
      await held;
      await gate.refuse();
      await last;
      await tx.execute(sql`update flags set description = 'on a connection of nobody' where key = ${key}`);
    });
    await expect(failing).rejects.toMatchObject({ code: 'UNAVAILABLE', message: NOTHING });
    expect((await now()).description).toBe('');
  });

  test('at the commit itself leaves it open whether it was saved, and the sentence says so', async () => {
    const held = Promise.withResolvers<void>();
    const failing = transact(through, {}, async (tx) => {
      await tx.execute(sql`update flags set description = 'saved after all' where key = ${key}`);
      gate.holdAnswers().held.then(held.resolve);
    });
    failing.catch(() => {});
    await held.promise;
    await gate.refuse();
    await expect(failing).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('look whether the change is there'),
    });
    expect((await now()).description).toBe('saved after all');
  });
});

test('a database that says nothing is not waited for for ever, and what was refused is not saved when it wakes up', async () => {
  await edit(30);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const silence = Promise.withResolvers<void>();
    const failing = transact(through, {}, async (tx) => {
      await tx.execute(sql`update flags set owner = 'too late' where key = ${key}`);
      gate.blackHole();
      silence.resolve();
      await tx.execute(sql`select 1`);
    });
    failing.catch(() => {});
    await silence.promise;
    vi.advanceTimersByTime(TRANSACTION_TIMEOUT_MS);
    await expect(failing).rejects.toMatchObject({ code: 'UNAVAILABLE', message: NOTHING });
  } finally {
    vi.useRealTimers();
  }
  await gate.open();
  await edit(31);
  expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: 31, owner: '' });
});

test('a lock that somebody holds for too long refuses the save, and says so', async () => {
  const holding = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const other = db.transaction(async (tx) => {
    await tx.execute(sql`select * from environments for update`);
    held.resolve();
    await holding.promise;
  });
  await held.promise;
  const before = await now();
  await expect(edit(99)).rejects.toMatchObject({ code: 'UNAVAILABLE', message: NOTHING });
  holding.resolve();
  await other;
  expect(await now()).toEqual(before);
});
