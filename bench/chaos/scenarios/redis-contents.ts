import { revisionKey, snapshotKey } from '@/lib/cache/keys';
import type { Scenario } from '../scenario';
import { ENVIRONMENT } from '../world/flags';

const SNAPSHOT = snapshotKey(ENVIRONMENT);

/** What somebody may have put in the place of the sealed snapshot. `found` is what stood there. */
const CONTENTS: readonly { readonly name: string; readonly fault: string; readonly of: (found: string) => string }[] = [
  {
    name: 'redis-body-truncated',
    fault: 'the snapshot in Redis cut short',
    of: (found) => found.slice(0, found.length / 2),
  },
  {
    name: 'redis-other-schema',
    fault: 'another schema’s JSON in Redis',
    of: () => JSON.stringify({ schema: 7, environment: ENVIRONMENT, flags: [{ key: 'chaos_split', on: true }] }),
  },
];

/** Whoever starts while PostgreSQL is away finds it, and must take it for nothing at all. */
export const REDIS_CONTENTS_SCENARIOS: readonly Scenario[] = CONTENTS.map(({ name, fault, of }) => ({
  name,
  fault: `${fault}, at a cold start without PostgreSQL`,
  inShort: true,
  async play({ world, takePostgresAway, startCold, hold, heals, claim }) {
    await takePostgresAway(world.gate.refuse);
    await world.upstash.inside(async (redis) => {
      await redis.set(SNAPSHOT, of((await redis.get(SNAPSHOT)) ?? ''));
      await redis.set(revisionKey(ENVIRONMENT), '{"not": "a floor"}');
    });
    const cold = await startCold();
    await hold();
    const [given] = await cold.ask([{ flag: 'chaos_split', user: '42' }]);
    claim(given?.revision === null, `an instance took ${fault} for revision ${given?.revision}`);
    await heals(world.gate.open);
  },
}));
