import type { Scenario } from '../scenario';
import type { World } from '../world/world';

const SLOW_MS = 2_000;

/** What happens to Upstash, and how it ends. PostgreSQL is well all the time, so saves have to arrive all the time too. */
const FAULTS: readonly {
  readonly name: string;
  readonly fault: string;
  readonly inShort?: true;
  readonly inject: (world: World) => unknown;
  readonly lift: (world: World) => unknown;
}[] = [
  {
    name: 'redis-refused',
    fault: 'Upstash refuses connections',
    inShort: true,
    inject: ({ upstash }) => upstash.gate.refuse(),
    lift: ({ upstash }) => upstash.gate.open(),
  },
  {
    name: 'redis-hanging',
    fault: 'Upstash accepts and says nothing',
    inShort: true,
    inject: ({ upstash }) => upstash.gate.blackHole(),
    lift: ({ upstash }) => upstash.gate.open(),
  },
  {
    name: 'redis-frozen',
    fault: 'the Redis behind Upstash frozen (SIGSTOP)',
    inject: ({ upstash }) => upstash.freeze(),
    lift: ({ upstash }) => upstash.thaw(),
  },
  {
    name: 'redis-slow',
    fault: 'Upstash slow (2 s an answer)',
    inject: ({ upstash }) => upstash.gate.slow(SLOW_MS),
    lift: ({ upstash }) => upstash.gate.open(),
  },
  {
    name: 'redis-garbage',
    fault: 'Upstash answers garbage',
    inShort: true,
    inject: ({ upstash }) => upstash.gate.spoil((bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x15))),
    lift: ({ upstash }) => upstash.gate.open(),
  },
  {
    name: 'redis-truncated',
    fault: 'Upstash’s answers end in the middle',
    inject: ({ upstash }) => upstash.gate.spoil((bytes) => bytes.subarray(0, bytes.length - 5)),
    lift: ({ upstash }) => upstash.gate.open(),
  },
  {
    name: 'redis-restarted-empty',
    fault: 'Redis replaced by an empty one',
    inject: async ({ upstash }) => {
      await upstash.stop();
      await upstash.start();
    },
    lift: () => {},
  },
];

export const REDIS_SCENARIOS: readonly Scenario[] = FAULTS.map(({ name, fault, inShort = false, inject, lift }) => ({
  name,
  fault,
  inShort,
  async play({ world, startCold, hold, arrives, heals }) {
    await inject(world);
    await startCold();
    await arrives();
    await hold();
    await arrives();
    await heals(() => lift(world));
  },
}));
