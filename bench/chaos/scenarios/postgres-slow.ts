import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario';

const SLOW_MS = 5_000;

/** Every answer of PostgreSQL comes five seconds later. */
export const postgresSlow: Scenario = {
  name: 'postgres-slow',
  fault: 'PostgreSQL slow (5 s an answer)',
  inShort: false,
  async play({ world, takePostgresAway, startCold, hold, heals, stop }) {
    await takePostgresAway(() => world.gate.slow(SLOW_MS));
    await startCold();
    await hold();
    await sleep(SLOW_MS, undefined, { signal: stop });
    await heals(world.gate.open);
  },
};
