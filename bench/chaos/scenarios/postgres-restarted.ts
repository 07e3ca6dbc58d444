import type { Scenario } from '../scenario';

/** Stopped and started again in the middle of saves. */
export const postgresRestarted: Scenario = {
  name: 'postgres-restarted',
  fault: 'PostgreSQL restarted',
  times: { ever: 10, inShort: 2 },
  inShort: true,
  async play({ world, times, takePostgresAway, heals }) {
    for (let time = 0; time < times; time += 1) {
      await takePostgresAway(world.postgres.stop);
      await heals(world.postgres.start);
    }
  },
};
