import { setTimeout as sleep } from 'node:timers/promises';
import { save } from '../load/saver';
import type { Scenario } from '../scenario';

/** Slow enough that saves are still under way when the signal comes. */
const SLOW_MS = 60;
const UNDER_WAY = 3;

/** SIGTERM while saves are under way: each of them is answered before the server ends, and it ends by itself. */
export const serverTerminated: Scenario = {
  name: 'server-terminated',
  fault: 'one of three servers ended (SIGTERM) in the middle of saves',
  inShort: false,
  async play({ world, servers, saves, claim, restartServer, heals }) {
    const [, , last] = servers;
    if (!last?.url) throw new Error('Three servers were to be started.');
    const { url } = last;
    world.gate.slow(SLOW_MS);
    const underWay = Array.from({ length: UNDER_WAY }, (_, number) => save(url, world.adminToken, number));
    await sleep(SLOW_MS * 3);
    const code = await last.stop();
    const done = await Promise.all(underWay);
    await world.gate.open();
    saves.push(...done);
    for (const { told } of done) {
      claim(told.as === 'saved', `a save under way at SIGTERM was not answered as saved: ${JSON.stringify(told)}`);
    }
    claim(code === 0 || code === 143, `the server ended with code ${code}`);
    await heals(() => restartServer(last));
  },
};
