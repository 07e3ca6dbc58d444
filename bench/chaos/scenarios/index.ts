import type { Scenario } from '../scenario';
import { twoOfThreeArchived } from './archived';
import { bothDown } from './both-down';
import { bothHanging } from './both-hanging';
import { clockSkew } from './clocks';
import { editPairs } from './edit-pairs';
import { thousandAtOnce, twentyTogether } from './herds';
import { instanceFrozen } from './instance-frozen';
import { listenerKilled, notificationLost, notificationStorm } from './listener';
import { longOutage } from './long-outage';
import { plantedLies } from './planted-lies';
import { postgresCrashed } from './postgres-crashed';
import { postgresDown } from './postgres-down';
import { postgresFrozen } from './postgres-frozen';
import { postgresRestarted } from './postgres-restarted';
import { postgresSlow } from './postgres-slow';
import { processKilled, serverKilled } from './process-killed';
import { REDIS_SCENARIOS } from './redis';
import { REDIS_CONTENTS_SCENARIOS } from './redis-contents';
import { oversized, poisonedRow, wrongCount } from './rows';
import { serverTerminated } from './server-terminated';

/** All of them, in the order in which they are played. */
export const SCENARIOS: readonly Scenario[] = [
  postgresDown,
  postgresFrozen,
  postgresSlow,
  postgresRestarted,
  postgresCrashed,
  longOutage,
  ...REDIS_SCENARIOS,
  ...REDIS_CONTENTS_SCENARIOS,
  bothDown,
  bothHanging,
  notificationLost,
  listenerKilled,
  notificationStorm,
  processKilled,
  serverKilled,
  serverTerminated,
  instanceFrozen,
  clockSkew,
  poisonedRow,
  wrongCount,
  oversized,
  twoOfThreeArchived,
  thousandAtOnce,
  twentyTogether,
  editPairs,
  plantedLies,
];
