import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario';

const TIMES = 5;

/** Every process of PostgreSQL is killed while several callers are saving. */
export const postgresCrashed: Scenario = {
  name: 'postgres-crashed',
  fault: `PostgreSQL killed in the middle of transactions ${TIMES}×`,
  inShort: true,
  async play({ world, isShort, takePostgresAway, saveAlong, heals }) {
    for (let time = 0; time < (isShort ? 1 : TIMES); time += 1) {
      await saveAlong(6, async () => {
        await sleep(300 + Math.random() * 50);
        await takePostgresAway(world.postgres.crash);
      });
      await heals(world.postgres.start);
    }
  },
};
