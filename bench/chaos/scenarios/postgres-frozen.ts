import type { Scenario } from '../scenario';

/** Every process of PostgreSQL stands still: connections stay, new ones are accepted, and nobody says anything. */
export const postgresFrozen: Scenario = {
  name: 'postgres-frozen',
  fault: 'PostgreSQL frozen (SIGSTOP)',
  inShort: true,
  async play({ world, takePostgresAway, startCold, hold, heals }) {
    await takePostgresAway(world.postgres.freeze);
    await startCold();
    await hold();
    await heals(world.postgres.thaw);
  },
};
