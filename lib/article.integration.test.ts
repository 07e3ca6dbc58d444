import { sql } from 'drizzle-orm';
import { createClient } from 'redis';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { patientUpstash } from '@/e2e/support/patient-upstash';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testUpstash } from '@/e2e/support/test-upstash';
import { fillSnapshot, readSnapshot } from './cache/snapshot-cache';
import { readConfiguration } from './configuration';
import { answerFlag } from './evaluation/answer';
import { basisOf } from './evaluation/basis';
import { editFlag } from './flags/edit-flag';
import { killFlag } from './flags/kill-flag';
import { liftFlag } from './flags/lift-flag';
import { findFlag } from './flags/list-flags';
import { change } from './history/change';
import { loadEnvironment } from './snapshot/load';
import { keepSnapshots } from './snapshot/resident-snapshots';
import { SnapshotStore } from './snapshot/store';

// What the article that this began with gets wrong: each once, under the name of the mistake.
const server = await testUpstash();
const { url, db, ada, flag } = await flagWorld();
const upstash = patientUpstash(server);
Reflect.set(globalThis, '__sluiceUpstash', upstash);
const redis = await createClient({ url: server.redisUrl, RESP: 2 }).connect();
const gate = await tcpGate(url);
const { db: through, close } = openDatabase(gate.url);
const clock = { ms: 0 };
const store = new SnapshotStore({ db: through, monotonicNow: () => clock.ms });
keepSnapshots(store);
afterAll(async () => {
  keepSnapshots(null);
  redis.destroy();
  await close();
});

const edit = (key: string, patch: object, who = ada) => editFlag(who, { environment: PRODUCTION, key, patch });
const answer = (key: string) => answerFlag(basisOf(PRODUCTION, 0), key, { targetingKey: 'someone' });
const entries = async (key: string) => (await environmentChain(db, PRODUCTION)).filter((entry) => entry.flag === key);

test('`enabled` was never read: here a flag that is switched off is off for everybody, at 100 % too', async () => {
  const key = await flag('switched_off', { rollout_percentage: 100 });
  expect(answer(key)).toMatchObject({ value: true });
  await edit(key, { enabled: false });
  expect(answer(key)).toMatchObject({ value: false, reason: 'DISABLED' });
});

describe('the audit log', () => {
  test('was of percentages alone: here every field that a person can change leaves an entry', async () => {
    const key = await flag('audited');
    const patch = { enabled: false, description: 'd', kind: 'ops', failure_mode: 'fail-open', owner: 'o', tags: ['t'] };
    for (const [field, value] of Object.entries(patch)) await edit(key, { [field]: value });
    expect((await entries(key)).slice(1).map(({ after }) => after)).toEqual(
      Object.entries(patch).map(([field, value]) => ({ [field]: value })),
    );
  });

  test('never had its note filled: here it has what was said', async () => {
    const key = await flag('noted');
    await edit(key, { rollout_percentage: 20, note: 'Support has been told' });
    expect((await entries(key)).at(-1)?.note).toBe('Support has been told');
  });

  test('was written outside the transaction: here no entry is no change', async () => {
    const key = await flag('inside');
    const failing = change(ada, { environments: [PRODUCTION], note: '' }, async ({ tx, record, environments }) => {
      await tx.execute(sql`update flags set owner = 'Nobody' where key = ${key}`);
      const [environment] = environments;
      if (!environment) throw new Error('Production is not held.');
      await record({ environment, action: 'flag.edited', flag: key, before: {}, after: { owner: 1n } });
    });
    await expect(failing).rejects.toThrow('BigInt');
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ owner: '' });
  });

  test('cascaded away with its flag: here it outlives it', async () => {
    const key = await flag('deleted');
    const before = await entries(key);
    await db.transaction(async (tx) => {
      const id = sql`(select id from flags where key = ${key})`;
      await tx.execute(sql`delete from flag_environments where flag_id = ${id}`);
      await tx.execute(sql`delete from flags where key = ${key}`);
      await tx.execute(sql`update environments set flag_count = flag_count - 1`);
    });
    expect(await entries(key)).toEqual(before);
  });
});

describe('the caches', () => {
  test('were told before the commit, so that a reader filled the old row in again: here whoever is told reads the new one', async () => {
    const key = await flag('told_after');
    const seen: Promise<unknown>[] = [];
    const who = { ...ada, expireTags: () => void seen.push(findFlag(through, PRODUCTION, key)) };
    await edit(key, { rollout_percentage: 77 }, who);
    expect(await Promise.all(seen)).toMatchObject([{ rolloutPercentage: 77 }]);
  });

  test('were cleared under a key that nobody read: here it is the very key that the neighbours read', async () => {
    const key = await flag('neighbourly');
    await redis.mSet({ [`flag:${key}`]: '1', [`:1:flag:${key}`]: '1' });
    await edit(key, { rollout_percentage: 78 });
    expect(await redis.exists(`flag:${key}`)).toBe(0);
  });

  test('were deleted and then refilled with the old: here a fill that began before the save is refused', async () => {
    const key = await flag('refilled', { rollout_percentage: 100 });
    const before = await loadEnvironment(db, PRODUCTION, null);
    if (!before) throw new Error('Production is gone.');
    await edit(key, { enabled: false });
    expect(await fillSnapshot(upstash, before, 'secret')).toBe('below-floor');
    expect(await readSnapshot(upstash, PRODUCTION, 'secret')).toBeNull();
  });

  test('kept a killed flag on for 30 s and 30 s more: here the very next answer is the new one', async () => {
    const key = await flag('killed', { rollout_percentage: 100 });
    for (let i = 0; i < 10; i++) {
      await killFlag(ada, { environment: PRODUCTION, key, input: {} });
      expect(answer(key).value).toBe(false);
      await liftFlag(ada, { environment: PRODUCTION, key, input: {} });
      expect(answer(key).value).toBe(true);
    }
  });
});

test('a percentage of 250 could be stored: here the form, the verb and the database refuse it', async () => {
  const key = await flag('bounded');
  await expect(edit(key, { rollout_percentage: 250 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(db.execute(sql`update flag_environments set rollout_percentage = 250`)).rejects.toThrow();
});

test('an outage turned every 100 % flag off: here it goes on giving its last answer, for hours', async () => {
  const key = await flag('steady', { rollout_percentage: 100 });
  await gate.refuse();
  clock.ms += 6 * 60 * 60 * 1_000;
  await expect(store.poll()).rejects.toThrow();
  expect(answer(key)).toMatchObject({ value: true, reason: 'STATIC', staleForMs: expect.any(Number) });
  await gate.open();
  await store.poll();
  expect(answer(key)).not.toHaveProperty('staleForMs');
});

test('unknown, off and failed looked the same: here each says what it is', async () => {
  const off = await flag('off', { rollout_percentage: 0 });
  const disabled = await flag('disabled', { enabled: false });
  const known = [answer(off), answer(disabled), answer('unknown')];
  keepSnapshots(null);
  const failed = answer(off);
  keepSnapshots(store);
  expect([...known, failed].map(({ value, reason, errorCode }) => ({ value, reason, errorCode }))).toEqual([
    { value: false, reason: 'STATIC', errorCode: undefined },
    { value: false, reason: 'DISABLED', errorCode: undefined },
    { value: false, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND' },
    { value: false, reason: 'ERROR', errorCode: 'PROVIDER_NOT_READY' },
  ]);
});

test('the evaluate endpoint was open to anyone: here it is closed, unless nobody else can reach it or it was said', () => {
  const settings = { DATABASE_URL: url, SESSION_SECRET: 'x'.repeat(32) };
  expect(readConfiguration(settings).evaluationIsOpen).toBe(false);
  expect(readConfiguration({ ...settings, HOST: '127.0.0.1' }).evaluationIsOpen).toBe(true);
});
