import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { patientUpstash } from '@/e2e/support/patient-upstash';
import { someInstance } from '@/e2e/support/some-instance';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testUpstash } from '@/e2e/support/test-upstash';
import { expectRefusal } from '@/e2e/support/trace';
import { flagTag } from '@/lib/cache/keys';
import { configuration } from '@/lib/configuration';
import { answerFlag } from '@/lib/evaluation/answer';
import { basisOf } from '@/lib/evaluation/basis';
import { killFlag } from '@/lib/flags/kill-flag';
import { findFlag, listFlags } from '@/lib/flags/list-flags';
import { verifyHistory } from '@/lib/history/verify-history';
import { startHeartbeat } from '@/lib/instances/heartbeat';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { drillContext } from './drill-context';
import { endLostDrills } from './end-lost-drills';
import { freshDrill, lastPassedDrill } from './fresh-drill';
import { killForDrill } from './kill-for-drill';
import { findDrill, listDrills } from './list-drills';
import type { DrillEyes } from './measure-kill';
import { runDrill } from './run-drill';
import { startDrill } from './start-drill';

const upstash = await testUpstash();
const world = await flagWorld({ UPSTASH_REDIS_REST_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token });
const { db, ada, flag, url } = world;
Reflect.set(globalThis, '__sluiceUpstash', patientUpstash(upstash));
const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
  keepSnapshots(null);
});

/** A page's cache as Next keeps one: until a tag expires, which a drill may find nobody does. */
const page = { kept: new Map<string, boolean>(), isExpired: true };

/** A serving process: it loads what it is notified of, tells what it holds, and expires the tags of what changed. */
async function serving(name: string, way: string) {
  const { db: own, close } = openDatabase(way);
  const gone = await someInstance(db, name);
  const store: SnapshotStore = new SnapshotStore({
    db: own,
    monotonicNow: () => performance.now(),
    onAccepted: ({ snapshot, changedFlags }) => {
      heartbeat.acknowledge(snapshot.environment);
      if (page.isExpired) for (const key of changedFlags) page.kept.delete(flagTag(snapshot.environment, key));
    },
  });
  const heartbeat = startHeartbeat({ db: own, snapshots: () => store, instance: gone, intervalMs: 100 });
  const polling = setInterval(() => void store.poll().catch(() => {}), 50);
  stops.push(async () => {
    clearInterval(polling);
    await heartbeat.stop();
    await close();
  });
  await store.poll();
  return store;
}

let gate: Awaited<ReturnType<typeof tcpGate>>;
beforeAll(async () => {
  gate = await tcpGate(url);
  keepSnapshots(await serving('web-1', url));
  await serving('web-2', gate.url);
});

const look: DrillEyes['look'] = async ({ environment, key }) => {
  const answer = answerFlag(basisOf(environment, Date.now()), key, { targetingKey: 'drill' }).value === true;
  const tag = flagTag(environment, key);
  if (!page.kept.has(tag)) page.kept.set(tag, answer);
  return { answer, page: page.kept.get(tag) === true };
};
const eyes = (): DrillEyes => ({
  db,
  listenUrl: configuration().DATABASE_URL,
  upstash: patientUpstash(upstash),
  look,
});

async function drill(key: string, { input = {}, budgetMs = 20_000, through = eyes() } = {}) {
  const { result } = await startDrill(ada, { environment: PRODUCTION, key, input }, budgetMs);
  await runDrill(result, through);
  const view = await findDrill(db, result.id);
  if (!view) throw new Error('A drill that was started is there.');
  return view;
}

const isKilled = async (key: string) => (await findFlag(db, PRODUCTION, key))?.killedBy !== null;
const stateOf = (view: { layers: readonly { layer: string; name: string; state: string }[] }, layer: string) =>
  view.layers.filter((one) => one.layer === layer).map(({ name, state }) => (name ? `${name} ${state}` : state));

describe('a drill on a twin', () => {
  test('kills the twin, measures every layer, passes, and touches the flag itself in nothing', async () => {
    const key = await flag('rehearsed');
    const before = await findFlag(db, PRODUCTION, key);
    const view = await drill(key);
    expect(view).toMatchObject({ flag: key, kind: 'twin', state: 'passed', fault: '', startedBy: 'Ada' });
    expect(view.layers.map(({ layer }) => layer)).toEqual([
      'commit',
      'notification',
      'instance',
      'instance',
      'upstash',
      'page',
      'answer',
    ]);
    expect(new Set(view.layers.map(({ state }) => state))).toEqual(new Set(['followed']));
    for (const { ms } of view.layers) expect(ms).toBeGreaterThanOrEqual(0);
    expect(view.maxMs).toBe(Math.round(Math.max(...view.layers.map(({ ms }) => ms ?? 0))));
    expect(await findFlag(db, PRODUCTION, key)).toEqual(before);
  });

  test('keeps one twin a flag, which is on again afterwards and in no list', async () => {
    const key = await flag('twice');
    await drill(key);
    await drill(key);
    const twins = await db.execute(
      sql`select key from flags where twin_of = (select id from flags where key = ${key})`,
    );
    expect(twins).toHaveLength(1);
    const twin = String(twins[0]?.key);
    expect(await isKilled(twin)).toBe(false);
    expect((await listFlags(db, PRODUCTION)).map((one) => one.key)).not.toContain(twin);
  });

  test('leaves a certificate with its expiry, also in history', async () => {
    const key = await flag('certified');
    const view = await drill(key, { input: { note: 'before a quarter' } });
    const entries = (await environmentChain(db, PRODUCTION)).filter((entry) => entry.flag === key);
    expect(entries.map(({ action }) => action)).toEqual(['flag.created', 'drill.started', 'drill.passed']);
    expect(entries.at(-1)?.after).toMatchObject({
      drill: view.id,
      kind: 'twin',
      max_ms: view.maxMs,
      expires_at: view.expiresAt,
    });
    const [row] = await db.execute(
      sql`select flag_id as "flagId", environment_id as "environmentId" from drills where id = ${view.id}`,
    );
    const of = { flagId: Number(row?.flagId), environmentId: Number(row?.environmentId) };
    const expiresAt = new Date(view.expiresAt ?? 0);
    expect(await freshDrill(db, { ...of, now: new Date(expiresAt.getTime() - 1) })).toMatchObject({
      id: view.id,
      expiresAt,
    });
    expect(await freshDrill(db, { ...of, now: expiresAt })).toBeNull();
    expect(await lastPassedDrill(db, of)).toMatchObject({ id: view.id });
    expect(await listDrills(db, { environment: PRODUCTION, flag: key })).toHaveLength(1);
  });
});

describe('a drill fails, and names the layer, where one does not follow:', () => {
  test('an instance whose connection is frozen', async () => {
    const key = await flag('frozen');
    await drill(key);
    gate.blackHole();
    const view = await drill(key, { budgetMs: 1_500 });
    await gate.open();
    expect(view).toMatchObject({ state: 'failed', fault: 'instance web-2', expiresAt: null });
    expect(stateOf(view, 'instance')).toEqual(['web-1 followed', 'web-2 late']);
    expect((await environmentChain(db, PRODUCTION)).at(-1)).toMatchObject({ action: 'drill.failed', flag: key });
  });

  test('a Redis that is cut off', async () => {
    const key = await flag('cut');
    const restore = await upstash.interrupt();
    const view = await drill(key, { budgetMs: 1_500 });
    await restore();
    // With a breaker that knows nothing of it, so that the next drill finds Upstash at once.
    Reflect.set(globalThis, '__sluiceUpstash', patientUpstash(upstash));
    expect(view).toMatchObject({ state: 'failed', fault: 'Upstash' });
    expect(stateOf(view, 'answer')).toEqual(['followed']);
  });

  test('a page whose tag nobody expires', async () => {
    const key = await flag('tagged');
    await drill(key);
    page.isExpired = false;
    const view = await drill(key, { budgetMs: 1_500 });
    page.isExpired = true;
    expect(view).toMatchObject({ state: 'failed', fault: 'the cached page' });
    expect(stateOf(view, 'answer')).toEqual(['followed']);
  });

  test('a notification that nobody hears; without a listener it is not in use', async () => {
    const key = await flag('deaf');
    const deaf = await drill(key, {
      budgetMs: 1_500,
      through: { ...eyes(), listenUrl: 'postgres://127.0.0.1:1/none' },
    });
    expect(deaf).toMatchObject({ state: 'failed', fault: 'the notification' });
    const without = await drill(key, { through: { ...eyes(), listenUrl: null, upstash: null } });
    expect(without).toMatchObject({ state: 'passed' });
    expect([stateOf(without, 'notification'), stateOf(without, 'upstash')]).toEqual([['unused'], ['unused']]);
  });
});

describe('a drill for real', () => {
  test('wants the key typed out, kills the flag itself, and lifts it', async () => {
    const key = await flag('for_real');
    const real = (confirm?: string) => () =>
      startDrill(ada, { environment: PRODUCTION, key, input: { kind: 'real', confirm } });
    await expectRefusal(db, real(), { code: 'INVALID_INPUT', more: { field: 'confirm' } });
    await expectRefusal(db, real('another'), { code: 'INVALID_INPUT' });
    const view = await drill(key, { input: { kind: 'real', confirm: key } });
    expect(view).toMatchObject({ kind: 'real', state: 'passed' });
    const entries = (await environmentChain(db, PRODUCTION)).filter((entry) => entry.flag === key);
    expect(entries.map(({ action }) => action)).toEqual([
      'flag.created',
      'drill.started',
      'flag.killed',
      'flag.lifted',
      'drill.passed',
    ]);
    expect(await isKilled(key)).toBe(false);
  });

  test('never lifts the kill that somebody made meanwhile', async () => {
    const key = await flag('meant');
    const { result } = await startDrill(ada, { environment: PRODUCTION, key, input: { kind: 'real', confirm: key } });
    await killForDrill(drillContext(db), result);
    await killFlag(ada, { environment: PRODUCTION, key, input: { note: 'it burns' } });
    await db.execute(sql`update drills set started_at = now() - interval '1 hour' where id = ${result.id}`);
    await endLostDrills(db);
    expect(await findDrill(db, result.id)).toMatchObject({ state: 'failed', fault: 'the instance that ran it' });
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ killedBy: { who: 'Ada', note: 'it burns' } });
  });

  test('whose process was killed on the way is ended by another: lifted, and not passed', async () => {
    const key = await flag('lost');
    const { result } = await startDrill(ada, { environment: PRODUCTION, key, input: { kind: 'real', confirm: key } });
    await killForDrill(drillContext(db), result);
    await endLostDrills(db);
    expect(await isKilled(key)).toBe(true);
    await db.execute(sql`update drills set started_at = now() - interval '1 hour' where id = ${result.id}`);
    await Promise.all([endLostDrills(db), endLostDrills(db)]);
    expect(await isKilled(key)).toBe(false);
    const entries = (await environmentChain(db, PRODUCTION)).filter((entry) => entry.flag === key);
    expect(entries.filter(({ action }) => action === 'drill.failed')).toHaveLength(1);
  });

  test('is refused of a flag that is killed, archived, or in a drill already', async () => {
    const key = await flag('refused');
    const { result } = await startDrill(ada, { environment: PRODUCTION, key, input: {} });
    await expectRefusal(db, () => startDrill(ada, { environment: PRODUCTION, key, input: {} }), { code: 'CONFLICT' });
    await runDrill(result, eyes());
    await killFlag(ada, { environment: PRODUCTION, key, input: {} });
    const input = { kind: 'real', confirm: key };
    await expectRefusal(db, () => startDrill(ada, { environment: PRODUCTION, key, input }), { code: 'CONFLICT' });
  });
});

test('what drills leave in history adds up to the flags as they are', async () => {
  for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
});
