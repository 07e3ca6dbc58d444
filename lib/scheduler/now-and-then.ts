import type { ScheduledWork } from './start-scheduler';

/** About every ten minutes. */
const TICKS_BETWEEN = 1_200;

/** Makes a tick of what is not due at an instant, but wants doing now and then: at the first tick, and every ten minutes. */
export function nowAndThen(work: ScheduledWork['tick']): ScheduledWork['tick'] {
  let ticks = 0;
  return async (db) => {
    if (ticks++ % TICKS_BETWEEN === 0) await work(db);
  };
}
