import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario';

const FROZEN_MS = 6_000;

/** One of three servers stands still for a while, and goes on as if nothing had been. */
export const instanceFrozen: Scenario = {
  name: 'instance-frozen',
  fault: 'one of three servers frozen (SIGSTOP)',
  inShort: false,
  async play({ servers, fleet, arrives, heals, stop }) {
    const [, last] = servers;
    if (!last) throw new Error('Three servers were to be started.');
    await fleet.leaveAlone(last, async () => {
      process.kill(last.pid, 'SIGSTOP');
      try {
        await arrives();
        await sleep(FROZEN_MS, undefined, { signal: stop });
      } finally {
        process.kill(last.pid, 'SIGCONT');
      }
    });
    await heals(() => {});
  },
};
