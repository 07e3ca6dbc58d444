import type { Scenario } from '../scenario';

/** The promise for instances that started with nothing at all. */
const HEALED_WITHIN_MS = 5_000;

/** PostgreSQL and Upstash are gone; instances that start have nothing, say so, and heal once both are back. */
export const bothDown: Scenario = {
  name: 'both-down',
  fault: 'PostgreSQL and Upstash gone, also at a cold start',
  inShort: true,
  async play({ world, servers, isShort, takePostgresAway, startCold, restartServer, hold, heals, claim }) {
    await takePostgresAway(async () => {
      await Promise.all([world.postgres.stop(), world.upstash.gate.refuse()]);
    });
    const cold = await startCold();
    const [, , last] = servers;
    if (last && !isShort) {
      await last.stop();
      const again = await restartServer(last);
      const ready = await fetch(`${again.url}/readyz`);
      claim(ready.status === 503, `a server without a snapshot said ${ready.status} at /readyz`);
    }
    await hold();
    const [given] = await cold.ask([{ flag: 'chaos_split', user: '42' }]);
    claim(given?.revision === null && given.reason === 'ERROR', `a cold instance answered ${JSON.stringify(given)}`);
    await heals(() => Promise.all([world.postgres.start(), world.upstash.gate.open()]), HEALED_WITHIN_MS);
  },
};
