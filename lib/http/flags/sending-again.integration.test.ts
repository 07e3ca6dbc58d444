import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '@/db/client';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { environmentChain } from '@/e2e/support/environment-chain';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { repeatable } from '../repeatable';
import { patchFlag } from './patch-flag';
import { patchFlags } from './patch-flags';
import { postFlag } from './post-flag';

const { url, db, ada, flag } = await flagWorld();
const gate = await tcpGate(url);
const other = openDatabase(gate.url);
afterAll(other.close);
afterEach(() => gate.open());

const ENDPOINTS = { patchFlag, patchFlags, postFlag };

interface Sent {
  readonly endpoint?: keyof typeof ENDPOINTS;
  readonly on?: Database;
  readonly actor?: typeof ada.actor;
  readonly headers?: Readonly<Record<string, string>>;
}

let key: string;
let idempotencyKey: string;
beforeEach(async () => {
  key = await flag(`again_${randomUUID()}`);
  idempotencyKey = randomUUID();
});

/** Sends a request with this test's key. */
function send(body: unknown, { endpoint = 'patchFlag', on = db, actor = ada.actor, headers = {} }: Sent = {}) {
  return callEndpoint<'key'>(
    async (incoming) => {
      const again = await repeatable(incoming, actor);
      return ENDPOINTS[endpoint]({ ...contextOf(on, actor), ...(again && { repeatable: again }) }, incoming);
    },
    {
      method: endpoint === 'postFlag' ? 'POST' : 'PATCH',
      path: endpoint === 'patchFlag' ? `/api/flags/${key}` : '/api/flags',
      params: { key },
      body,
      headers: { 'idempotency-key': `"${idempotencyKey}"`, ...headers },
    },
  );
}

const entries = async () => (await environmentChain(db, PRODUCTION)).filter((entry) => entry.flag === key).length - 1;

describe('a request that is sent again', () => {
  test('is done once, and answered as the first was, whatever happened meanwhile', async () => {
    const headers = { 'if-match': '"production-1"' };
    const first = await send({ rollout_percentage: 25 }, { headers });
    expect(first.status).toBe(200);
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    const mine = idempotencyKey;
    idempotencyKey = randomUUID();
    await send({ rollout_percentage: 30 });
    idempotencyKey = mine;
    const again = await send({ rollout_percentage: 25 }, { headers, on: other.db });
    expect(again.status).toBe(200);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toMatchObject({ change_id: first.body.change_id, revision: first.body.revision });
    expect(again.body.rollout_percentage).toBe(30);
    expect(await entries()).toBe(2);
  });

  test('twenty times at once, to two instances, is done once', async () => {
    const twenty = Array.from({ length: 20 }, (_, i) =>
      send({ rollout_percentage: 40 }, { on: i % 2 ? db : other.db }),
    );
    const answers = await Promise.all(twenty);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.change_id}`)).size).toBe(1);
    expect(answers.filter(({ headers }) => !headers.has('idempotency-replayed'))).toHaveLength(1);
    expect(await entries()).toBe(1);
  });

  test('makes one flag, and one save of several rows', async () => {
    const made = { key: `made_${randomUUID()}`, identity_policy: 'device' };
    const [first, again] = [await send(made, { endpoint: 'postFlag' }), await send(made, { endpoint: 'postFlag' })];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.change_id).toBe(first.body.change_id);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));

    idempotencyKey = randomUUID();
    const rows = { rows: [{ key, version: 1, rollout_percentage: 60 }] };
    const saved = await send(rows, { endpoint: 'patchFlags' });
    const savedAgain = await send(rows, { endpoint: 'patchFlags' });
    expect(savedAgain.status).toBe(200);
    expect(savedAgain.body).toMatchObject({ saved: saved.body.saved, change_id: saved.body.change_id });
    expect(await entries()).toBe(1);
  });

  test('after it had changed nothing, changes nothing still', async () => {
    const nothing = await send({ rollout_percentage: 10 });
    idempotencyKey = `${idempotencyKey}-other`;
    await send({ rollout_percentage: 11 });
    idempotencyKey = idempotencyKey.replace('-other', '');
    expect((await send({ rollout_percentage: 10 })).body.change_id).toBe(nothing.body.change_id);
    expect(await entries()).toBe(1);
  });

  test('after it was refused, is tried anew', async () => {
    const wanted = { rollout_percentage: 50, version: 2 };
    expect((await send(wanted)).status).toBe(409);
    const mine = idempotencyKey;
    idempotencyKey = randomUUID();
    await send({ rollout_percentage: 49 });
    idempotencyKey = mine;
    expect(await send(wanted)).toMatchObject({ status: 200, body: { rollout_percentage: 50 } });
    expect(await entries()).toBe(2);
  });

  test('after the database went away before it was saved, is saved', async () => {
    await gate.refuse();
    expect((await send({ rollout_percentage: 70 }, { on: other.db })).status).toBe(503);
    await gate.open();
    const again = await send({ rollout_percentage: 70 }, { on: other.db });
    expect(again.headers.has('idempotency-replayed')).toBe(false);
    expect(await entries()).toBe(1);
  });

  test('after the answer to the commit was lost, finds what was saved', async () => {
    const { held } = gate.holdAnswers('COMMIT');
    const lost = send({ rollout_percentage: 80 }, { on: other.db });
    await held;
    await gate.refuse();
    expect(await lost).toMatchObject({ status: 503, body: { error: { code: 'UNAVAILABLE' } } });
    const again = await send({ rollout_percentage: 80 });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body.rollout_percentage).toBe(80);
    expect(await entries()).toBe(1);
  });
});

describe('a key', () => {
  test('that came with another request is refused, and nothing is done', async () => {
    await send({ rollout_percentage: 20 });
    for (const sent of [{}, { headers: { 'if-match': '"production-2"' } }]) {
      const body = { rollout_percentage: 'headers' in sent ? 20 : 21 };
      const { status, body: answer } = await send(body, sent);
      expect({ status, ...answer.error }).toMatchObject({ status: 422, field: 'Idempotency-Key' });
    }
    expect(await entries()).toBe(1);
  });

  test('that two other requests bring at once belongs to one of them', async () => {
    const answers = await Promise.all([send({ rollout_percentage: 20 }), send({ rollout_percentage: 21 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await entries()).toBe(1);
  });

  test('is one caller’s own', async () => {
    await send({ rollout_percentage: 20 });
    const grace = await accountCalled(db, 'Grace');
    expect(await send({ rollout_percentage: 21 }, { actor: grace })).toMatchObject({ status: 200 });
    expect(await entries()).toBe(2);
  });

  test('is forgotten after a day, a hundred with each write', async () => {
    await db.execute(sql`insert into idempotency_keys (scope, key, fingerprint, change_id, revisions, created_at)
      select 'token:1', 'old-' || i, '', gen_random_uuid(), '{}', now() - interval '25 hours' from generate_series(1, 150) i`);
    const old = async () =>
      (await db.execute(sql`select 1 from idempotency_keys where created_at < now() - interval '1 day'`)).length;
    await send({ rollout_percentage: 20 });
    expect(await old()).toBe(50);
    idempotencyKey = randomUUID();
    await send({ rollout_percentage: 21 });
    expect(await old()).toBe(0);
  });
});
