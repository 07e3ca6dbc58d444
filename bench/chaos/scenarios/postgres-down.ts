import type { Scenario } from '../scenario';

export const postgresDown: Scenario = {
  name: 'postgres-down',
  fault: 'PostgreSQL stopped',
  inShort: true,
  async play({ world, takePostgresAway, startCold, hold, heals }) {
    await takePostgresAway(world.postgres.stop);
    await startCold();
    await hold();
    await heals(world.postgres.start);
  },
};
