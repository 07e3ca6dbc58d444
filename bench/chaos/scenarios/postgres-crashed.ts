import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario';

/** Every process of PostgreSQL is killed while several callers are saving. */
export const postgresCrashed: Scenario = {
  name: 'postgres-crashed',
  fault: 'PostgreSQL killed (kill -9) in the middle of transactions',
  times: { ever: 5, inShort: 1 },
  inShort: true,
  async play({ world, times, takePostgresAway, saveAlong, heals }) {
    for (let time = 0; time < times; time += 1) {
      await saveAlong(6, async () => {
        await sleep(300 + Math.random() * 50);
        await takePostgresAway(world.postgres.crash);
      });
      await heals(world.postgres.start);
    }
  },
};
