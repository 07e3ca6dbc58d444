import type { Scenario } from '../scenario';
import { bothDown } from './both-down';
import { listenerKilled, notificationLost, notificationStorm } from './listener';
import { postgresCrashed } from './postgres-crashed';
import { postgresDown } from './postgres-down';
import { postgresFrozen } from './postgres-frozen';
import { postgresRestarted } from './postgres-restarted';
import { postgresSlow } from './postgres-slow';
import { REDIS_SCENARIOS } from './redis';
import { REDIS_CONTENTS_SCENARIOS } from './redis-contents';

/** All of them, in the order in which they are played. */
export const SCENARIOS: readonly Scenario[] = [
  postgresDown,
  postgresFrozen,
  postgresSlow,
  postgresRestarted,
  postgresCrashed,
  ...REDIS_SCENARIOS,
  ...REDIS_CONTENTS_SCENARIOS,
  bothDown,
  notificationLost,
  listenerKilled,
  notificationStorm,
];
