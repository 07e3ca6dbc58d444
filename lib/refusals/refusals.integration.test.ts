import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { signIn } from '@/lib/auth/sign-in';
import { readContext } from '@/lib/http/read-context';
import { takeRefusals } from './count-refusal';
import { flushRefusals, pruneRefusals } from './flush-refusals';
import { listRefusals } from './list-refusals';

const { db, ada } = await flagWorld();
beforeEach(() => void takeRefusals());

const knock = (headers = {}) =>
  callEndpoint(async (incoming) => Response.json(await readContext(incoming, 'GET /api/flags')), { headers });
const guess = (email: string) =>
  signIn({ ...ada, anonymousId: null }, { input: { email, password: 'guessed' }, address: '203.0.113.9' });

test('who is refused is counted by kind and hour, in one row however often, and in no history', async () => {
  const before = await db.execute(sql`select count(*)::int as entries from history`);
  for (let i = 0; i < 40; i++) await knock({ authorization: 'Bearer guessed' });
  for (let i = 0; i < 7; i++) await guess('nobody@example.com').catch(() => {});
  await flushRefusals(db);
  await knock();
  await flushRefusals(db);
  expect(await listRefusals(db)).toMatchObject([
    { kind: 'nobody known', day: 41, week: 41 },
    { kind: 'sign-in failed', week: 5 },
    { kind: 'sign-in throttled', week: 2 },
  ]);
  expect(await db.execute(sql`select count(*)::int as rows from refusals`)).toEqual([{ rows: 3 }]);
  expect(await db.execute(sql`select count(*)::int as entries from history`)).toEqual(before);
});

test('what could not be written is counted the next time, and what is old is forgotten', async () => {
  await knock();
  const away = { execute: () => Promise.reject(new Error('away')) };
  await expect(flushRefusals(Object.assign(Object.create(db), away))).rejects.toThrow('away');
  expect(takeRefusals()).toEqual([{ kind: 'nobody known', count: 1 }]);
  await db.execute(sql`update refusals set hour = now() - interval '91 days'`);
  await pruneRefusals(db);
  expect(await listRefusals(db)).toEqual([]);
});
