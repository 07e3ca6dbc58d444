import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario';

/** Beyond the staleness budget of 30 s, and long enough to see what is said then. */
const AWAY_MS = 36_000;

/** PostgreSQL is away for longer than the staleness budget: answers say how old they are, and failure modes speak. */
export const longOutage: Scenario = {
  name: 'long-outage',
  fault: 'PostgreSQL out of reach beyond the staleness budget',
  inShort: false,
  async play({ world, fleet, takePostgresAway, heals, claim, stop }) {
    await takePostgresAway(world.gate.refuse);
    await sleep(AWAY_MS, undefined, { signal: stop });
    for (const instance of fleet.instances) {
      const given = await instance.ask(
        ['chaos_split', 'chaos_closed', 'chaos_open'].map((flag) => ({ flag, user: '1' })),
      );
      const [known, closed, open] = given;
      const isMarked = given.every(({ staleForMs }) => typeof staleForMs === 'number' && staleForMs > 30_000);
      claim(isMarked, `${instance.name} does not say how old its answers are: ${JSON.stringify(given)}`);
      const spoke = known?.reason !== 'ERROR' && closed?.value === false && open?.value === true;
      claim(spoke, `${instance.name} does not let the failure modes speak: ${JSON.stringify(given)}`);
    }
    await heals(world.gate.open);
  },
};
