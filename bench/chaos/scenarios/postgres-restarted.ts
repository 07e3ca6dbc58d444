import type { Scenario } from '../scenario';

const TIMES = 10;

/** Stopped and started again in the middle of saves, ten times in a row. */
export const postgresRestarted: Scenario = {
  name: 'postgres-restarted',
  fault: `PostgreSQL restarted ${TIMES}×`,
  inShort: true,
  async play({ world, isShort, takePostgresAway, heals }) {
    for (let time = 0; time < (isShort ? 2 : TIMES); time += 1) {
      await takePostgresAway(world.postgres.stop);
      await heals(world.postgres.start);
    }
  },
};
