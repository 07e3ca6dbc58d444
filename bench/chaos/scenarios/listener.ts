import { sql } from 'drizzle-orm';
import { CHANGE_CHANNEL } from '@/lib/snapshot/notification';
import type { Scenario } from '../scenario';

const LISTENER = 'sluice listener';

/** The connection on which changes are heard is half open: it looks well, and says nothing. The poll has to notice. */
export const notificationLost: Scenario = {
  name: 'notification-lost',
  fault: 'notifications lost (half-open LISTEN)',
  inShort: true,
  async play({ world, hold, arrives, heals }) {
    world.gate.silence(LISTENER);
    await arrives();
    await hold();
    await heals(world.gate.open);
  },
};

/** PostgreSQL ends the connections on which changes are heard. */
export const listenerKilled: Scenario = {
  name: 'listener-killed',
  fault: 'LISTEN’s connections killed',
  times: { ever: 5, inShort: 1 },
  inShort: true,
  async play({ world, times, heals }) {
    for (let time = 0; time < times; time += 1) {
      await heals(() =>
        world.db.execute(
          sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${LISTENER}`,
        ),
      );
    }
  },
};

/** Somebody notifies without a pause, of revisions that there will never be. Nobody who asks or saves may starve. */
export const notificationStorm: Scenario = {
  name: 'notification-storm',
  fault: 'a storm of notifications',
  inShort: false,
  async play({ world, hold, arrives, heals }) {
    let isOver = false;
    const storm = async () => {
      const payload = JSON.stringify({ environment: 'production', revision: 999_999_999 });
      while (!isOver) await world.db.execute(sql`select pg_notify(${CHANGE_CHANNEL}, ${payload})`);
    };
    const storming = storm();
    await arrives();
    await hold();
    await arrives();
    await heals(async () => {
      isOver = true;
      await storming;
    });
  },
};
