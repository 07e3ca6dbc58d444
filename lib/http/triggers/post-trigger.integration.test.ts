import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { goodTokens } from '@/lib/auth/good-tokens';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { revokeApiToken } from '@/lib/auth/revoke-api-token';
import { listHistory } from '@/lib/history/list-history';
import { readContext } from '../read-context';
import { postTrigger } from './post-trigger';

const { db, ada, flag } = await flagWorld();
const make = (key: string, said: object = {}) =>
  makeApiToken(ada, { name: 'Grafana', ability: 'trigger', flag: key, environments: ['production'], ...said });
const call = (secret: string, body?: unknown) =>
  callEndpoint<'secret'>(postTrigger, { method: 'POST', params: { secret }, ...(body !== undefined && { body }) });
const isKilled = async (key: string, environment = 'production') => {
  const [row] = await db.execute(sql`select killed from flag_environments fe join flags f on f.id = fe.flag_id
    join environments e on e.id = fe.environment_id where f.key = ${key} and e.key = ${environment}`);
  return row?.killed;
};

test('a link kills its flag in its environment, once, and history says which link it was', async () => {
  const key = await flag('triggered', { rollout_percentage: 100 });
  const { token } = await make(key);
  expect(token).toMatch(/^sluice_trigger_[\w-]{43}$/);
  expect(await call(token, { alerts: [{ anything: 1 }] })).toMatchObject({
    status: 200,
    body: { flag: key, killed: true, was_killed: false },
  });
  expect(await call(token)).toMatchObject({ status: 200, body: { killed: true, was_killed: true } });
  expect([await isKilled(key), await isKilled(key, 'staging')]).toEqual([true, false]);
  const [entry, before] = await listHistory(db, { environment: 'production', flag: key });
  expect(entry).toMatchObject({
    action: 'flag.killed',
    who: 'API token Grafana',
    note: 'The trigger “Grafana” was called.',
  });
  expect(before?.action).toBe('flag.created');
});

test('good news kills nobody', async () => {
  const key = await flag('resolved');
  const { token } = await make(key);
  expect(await call(token, { status: 'resolved' })).toMatchObject({ status: 202, body: { killed: false } });
  expect(await isKilled(key)).toBe(false);
});

test('a body that is too large to be looked at kills all the same', async () => {
  const key = await flag('loud');
  const { token } = await make(key);
  expect(await call(token, { status: 'firing', log: 'x'.repeat(3 * 1024 * 1024) })).toMatchObject({ status: 200 });
  expect(await isKilled(key)).toBe(true);
});

test('a link opens nothing else, and a token of another kind is no link', async () => {
  const key = await flag('only-this');
  const { token } = await make(key);
  const headers = { authorization: `Bearer ${token}` };
  const reads = await callEndpoint(async (incoming) => Response.json(await readContext(incoming, 'GET /api/flags')), {
    headers,
  });
  expect(reads.status).toBe(403);
  expect((await goodTokens(db, [token], new Date())).get(token)?.ability).toBe('trigger');
  const admin = await makeApiToken(ada, { name: 'admin', ability: 'admin' });
  for (const secret of [admin.token, `${token}x`, 'sluice_trigger_', '', 'x'.repeat(5_000)]) {
    expect((await call(secret)).status).toBe(404);
  }
  expect(await isKilled(key)).toBe(false);
});

test('a revoked link is dead at once, and one that is called without end is told to stop', async () => {
  const { id, token } = await make(await flag('noisy'));
  const statuses = [];
  for (let i = 0; i < 35; i++) statuses.push((await call(token)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
  expect((await call(token)).headers.get('retry-after')).toBe('900');
  await revokeApiToken(ada, id);
  expect((await call(token)).status).toBe(404);
});

test.each([
  [{ flag: undefined }, 'flag'],
  [{ flag: 'no-such-flag' }, 'flag'],
  [{ environments: 'all' }, 'environments'],
  [{ environments: ['production', 'staging'] }, 'environments'],
  [{ ability: 'read', flag: 'triggered' }, 'flag'],
])('a link is not made of %j', async (said, field) => {
  await expect(make('triggered', said)).rejects.toMatchObject({ more: { field } });
});
