import type { Scenario } from '../scenario';

/** What was running goes on answering; what starts meanwhile answers from Upstash. */
export const postgresDown: Scenario = {
  name: 'postgres-down',
  fault: 'PostgreSQL stopped',
  inShort: true,
  async play({ world, takePostgresAway, startCold, hold, heals, claim }) {
    await takePostgresAway(world.postgres.stop);
    const cold = await startCold();
    await hold();
    const [given] = await cold.ask([{ flag: 'chaos_split', user: '42' }]);
    claim(given?.revision !== null, 'an instance that started meanwhile answered from nothing, not from Upstash');
    await heals(world.postgres.start);
  },
};
