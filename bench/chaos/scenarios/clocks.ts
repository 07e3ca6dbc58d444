import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario';

const HOUR_MS = 3_600_000;

/** Instances whose clocks are an hour off in both directions, and one of them saves: nothing is ordered by a clock. */
export const clockSkew: Scenario = {
  name: 'clock-skew',
  fault: 'clocks one hour ahead and one behind',
  inShort: false,
  async play({ world, saves, startSkewed, hold, heals }) {
    await startSkewed(HOUR_MS);
    await startSkewed(-HOUR_MS);
    for (const clockMs of [HOUR_MS, -HOUR_MS]) {
      const saving = world.startSaving(clockMs);
      await saving.begins();
      await sleep(1_000);
      saves.push(...(await saving.kill()));
    }
    await hold();
    await heals(() => {});
  },
};
