import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, test } from './support/operator';
import { serverOfItsOwn } from './support/server-of-its-own';

test('a server that is told to end answers the save that is under way, lets nobody else in, and leaves nothing behind', async ({
  world,
  api,
}) => {
  const key = await api.flag();
  const server = await serverOfItsOwn({ DATABASE_URL: world.databaseUrl, SLUICE_ADMIN_TOKEN: world.adminToken });
  const database = postgres(world.databaseUrl, { max: 1, onnotice: () => {} });
  const locked = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const lock = database.begin(async (tx) => {
    await tx`select id from environments for update`;
    locked.resolve();
    await letGo.promise;
  });
  try {
    await locked.promise;
    // fetch keeps its connection for a next request, as browsers and proxies do.
    const saving = fetch(`${server.url}/api/flags/${key}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${world.adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ rollout_percentage: 33 }),
    });
    await untilSomebodyWaits(world.databaseUrl);
    process.kill(server.pid, 'SIGTERM');
    await expect(async () => {
      await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    }).toPass({ timeout: 2_000, intervals: [20] });
    letGo.resolve();
    await lock;
    const answer = await saving;
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ key, rollout_percentage: 33 });
    expect(await server.ended).toBe(0);
    expect(await (await api.send('GET', `/api/flags/${key}`)).json()).toMatchObject({ rollout_percentage: 33 });
    const stopped = await database`select name from instances
      where stopped_at is not null and name like ${`%:${new URL(server.url).port}`}`;
    expect(stopped).toHaveLength(1);
  } finally {
    letGo.resolve();
    await server.stop();
    await database.end();
  }
});

/** Waits until PostgreSQL itself says that a save waits for a lock. */
async function untilSomebodyWaits(url: string): Promise<void> {
  const watcher = postgres(url, { max: 1, onnotice: () => {} });
  const waiting = () => watcher`select 1 from pg_stat_activity where wait_event_type = 'Lock'
    and datname = current_database()`;
  while ((await waiting()).length === 0) await sleep(5);
  await watcher.end();
}
