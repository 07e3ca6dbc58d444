import { endLostDrills } from '@/lib/drills/end-lost-drills';
import { pruneDrills } from '@/lib/drills/prune-drills';
import { advancePlans } from '@/lib/rollouts/advance-plans';
import { prunePlans } from '@/lib/rollouts/prune-plans';
import { pruneSchedules } from '@/lib/schedules/prune-schedules';
import { runDueSchedules } from '@/lib/schedules/run-due-schedules';
import { sealSecrets } from '@/lib/webhooks/seal-secrets';
import { pruneDeliveries, tellWebhooks } from '@/lib/webhooks/webhook-works';
import { nowAndThen } from './now-and-then';
import type { ScheduledWork } from './start-scheduler';

/** All that is done when its time comes. Each is a verb of its own room. */
export const SCHEDULED_WORKS: readonly ScheduledWork[] = [
  { name: 'rollout plans', tick: advancePlans },
  { name: 'forgetting old plans and signals', tick: nowAndThen(prunePlans) },
  { name: 'scheduled changes', tick: runDueSchedules },
  { name: 'forgetting settled schedules', tick: nowAndThen(pruneSchedules) },
  { name: 'drills that lost their process', tick: endLostDrills },
  { name: 'forgetting old drills', tick: nowAndThen(pruneDrills) },
  { name: 'sealing secrets of webhooks', tick: nowAndThen(sealSecrets) },
  { name: 'webhooks', tick: tellWebhooks },
  { name: 'forgetting old deliveries', tick: nowAndThen(pruneDeliveries) },
];
