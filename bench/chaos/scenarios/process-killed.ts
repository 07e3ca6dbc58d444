import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import type { Scenario } from '../scenario';

/** About as long as a save takes here, so that the end comes in each of its parts. */
const WITHIN_MS = 25;

/** `kill -9` in the middle of a save: old or new, never half; what was told as saved is there. */
export const processKilled: Scenario = {
  name: 'process-killed',
  fault: 'a process killed (kill -9) in the middle of a save',
  times: { ever: 100, inShort: 5 },
  inShort: true,
  async play({ world, times, stop, saves, claim, heals }) {
    let next = world.startSaving();
    for (let time = 0; time < times; time += 1) {
      stop.throwIfAborted();
      const current = next;
      next = world.startSaving();
      await current.begins();
      await sleep(Math.random() * WITHIN_MS);
      saves.push(...(await current.kill()));
    }
    saves.push(...(await next.kill()));
    await heals(() => {});
    claim((await unequalVersions(world.db)) === 0, 'a flag’s version is not the number of its entries');
  },
};

/** One of three servers is killed while saves go through it, and started again. */
export const serverKilled: Scenario = {
  name: 'server-killed',
  fault: 'one of three servers killed (kill -9) and started again',
  inShort: false,
  async play({ servers, saveAlong, restartServer, arrives, heals }) {
    const [, , last] = servers;
    if (!last) throw new Error('Three servers were to be started.');
    await saveAlong(3, async () => {
      await sleep(500);
      await last.kill();
    });
    await arrives();
    const again = restartServer(last);
    await heals(() => again);
  },
};

async function unequalVersions(db: Database): Promise<number> {
  const [found] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from flag_environments fe join flags f on f.id = fe.flag_id
    where fe.version <> (select count(*) from history h where h.flag_key = f.key and h.environment_id = fe.environment_id)`);
  return found?.count ?? -1;
}
