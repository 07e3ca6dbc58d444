import { accessOperations } from './access';
import { answerOperations } from './answers';
import { blastRadiusOperations } from './blast-radius';
import { cleanupOperations } from './cleanup';
import { drillOperations } from './drills';
import { environmentOperations } from './environments';
import { flagOperations } from './flags';
import { historyOperations } from './history';
import type { Operation } from './operation';
import { planOperations } from './plans';
import { reachOperations } from './reach';
import { scheduleOperations } from './schedules';
import { segmentOperations } from './segments';
import { webhookOperations } from './webhooks';

const ALL = {
  ...flagOperations,
  ...blastRadiusOperations,
  ...answerOperations,
  ...planOperations,
  ...scheduleOperations,
  ...drillOperations,
  ...cleanupOperations,
  ...segmentOperations,
  ...environmentOperations,
  ...reachOperations,
  ...historyOperations,
  ...accessOperations,
  ...webhookOperations,
};

/** An operation by its method and address, as the folders of `app/api` spell it, with braces: `GET /api/flags/{key}`. */
export type OperationName = keyof typeof ALL;

/** Every operation of the API. */
export const OPERATIONS: Readonly<Record<OperationName, Operation>> = ALL;
