import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { migrateDatabase } from '../db/migrate';
import { runScript } from '../scripts/run-script';
import { expect, test } from './support/fixtures';
import { ownPostgres } from './support/own-postgres';
import { serverOfItsOwn } from './support/server-of-its-own';
import { decision, signInHere } from './support/visitor';

interface Asking {
  readonly token?: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly timeout?: number;
}

const ends: (() => Promise<void>)[] = [];
const onEnd = (work: () => Promise<void>) => ends.push(work);
test.afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** Far below the six seconds after which a read is given up: whoever answers within it has asked nobody. */
const AT_ONCE_MS = 3_000;

test('with PostgreSQL frozen and Redis hanging, pages and tokens are answered at once, saves are refused, and all heals', async ({
  page,
  world,
}) => {
  const postgres = await ownPostgres();
  onEnd(postgres.remove);
  const silence = net.createServer(() => {});
  onEnd(async () => void silence.close());
  const port = await listening(silence);
  const settings = {
    DATABASE_URL: postgres.url,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    SLUICE_ADMIN_EMAIL: world.admin.email,
    SLUICE_ADMIN_PASSWORD: world.admin.password,
    SLUICE_ADMIN_TOKEN: world.adminToken,
    SLUICE_EVALUATION: 'token',
    UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${port}`,
    UPSTASH_REDIS_REST_TOKEN: 'nobody asks for it',
  };
  await migrateDatabase(postgres.url);
  await runScript('scripts/seed.ts', { env: { ...process.env, ...settings }, stop: new AbortController().signal });
  const server = await serverOfItsOwn(settings);
  onEnd(server.stop);
  const ask = (path: string, { token = world.adminToken, ...more }: Asking = {}) =>
    page.request.fetch(`${server.url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      timeout: 30_000,
      ...more,
    });
  const evaluation = '/api/flags/new_dashboard/evaluate?user_id=42';
  const save = (percentage: number) =>
    ask('/api/flags/new_dashboard', { method: 'PATCH', data: { rollout_percentage: percentage } });
  await page.goto(`${server.url}/sign-in?next=/dashboard`);
  await signInHere(page, world.admin);
  await expect(page).toHaveURL(/\/dashboard$/);
  const decided = await decision(page).textContent();
  const evaluated = await (await ask(evaluation)).json();

  postgres.freeze();
  onEnd(async () => postgres.thaw());
  for (const path of ['/dashboard', '/', '/editor', '/how-it-works', '/dashboard']) {
    await page.goto(`${server.url}${path}`, { timeout: AT_ONCE_MS });
  }
  expect(await decision(page).textContent()).toBe(decided);
  expect(await (await ask(evaluation, { timeout: AT_ONCE_MS })).json()).toEqual(evaluated);
  expect((await ask(evaluation, { token: 'guessed' })).status()).toBe(503);
  const refused = await save(77);
  expect(refused.status()).toBe(503);
  expect((await refused.json()).error.message).toContain('the database does not answer');
  expect(await (await ask(evaluation, { timeout: AT_ONCE_MS })).json()).toMatchObject({ enabled: evaluated.enabled });

  postgres.thaw();
  await expect(async () => expect((await save(50)).status()).toBe(200)).toPass({ timeout: 20_000 });
  const flag = await (await ask('/api/flags/new_dashboard')).json();
  expect(flag.rollout_percentage).toBe(50);
});

async function listening(server: net.Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return address && typeof address === 'object' ? address.port : 0;
}
