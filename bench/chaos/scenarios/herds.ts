import type { Scenario } from '../scenario';
import { USERS } from '../world/flags';
import { countStatements } from '../world/statement-log';

const REQUESTS = 1_000;

/** A server that has just started, and has just been told of a save, is asked by a thousand callers at once. */
export const thousandAtOnce: Scenario = {
  name: 'thousand-at-once',
  fault: '1,000 concurrent requests on a server that has just started',
  inShort: false,
  async play({ world, servers, fleet, restartServer, arrives, heals, claim }) {
    const [, , last] = servers;
    if (!last) throw new Error('Three servers were to be started.');
    const { loads, revisions } = await countStatements(world, async () => {
      await last.stop();
      const again = await restartServer(last);
      const asked = Array.from({ length: REQUESTS }, (_, index) => ({
        flag: 'chaos_split',
        user: USERS[index % USERS.length] ?? '',
      }));
      await Promise.all([fleet.burst(again, asked), arrives()]);
    });
    // Each revision: one load an instance, two if a notification came meanwhile, and one for Upstash. One at the start.
    const most = revisions * (2 * fleet.instances.length + 1) + 1;
    claim(loads > 0 && loads <= most, `${loads} loads for ${revisions} revisions, at most ${most} were to be`);
    await heals(() => {});
  },
};

/** Many instances start in the same moment: each reads the flags once. */
export const twentyTogether: Scenario = {
  name: 'twenty-together',
  fault: 'instances starting together',
  times: { ever: 20, inShort: 5 },
  inShort: true,
  async play({ world, times, startCold, heals, claim }) {
    const { fullLoads, revisions } = await countStatements(world, async () => {
      await Promise.all(Array.from({ length: times }, startCold));
      await heals(() => {});
    });
    // One instance, whichever it is, reads all flags once more for Upstash, at each revision.
    const most = times + revisions + 1;
    claim(fullLoads > 0 && fullLoads <= most, `${fullLoads} loads of all flags, at most ${most} were to be`);
  },
};
