import { approvePlan } from '@/lib/rollouts/approve-plan';
import { cancelPlan } from '@/lib/rollouts/cancel-plan';
import { pausePlan } from '@/lib/rollouts/pause-plan';
import { resumePlan } from '@/lib/rollouts/resume-plan';
import { rollBackPlan } from '@/lib/rollouts/roll-back-plan';
import { skipStage } from '@/lib/rollouts/skip-stage';
import { startPlan } from '@/lib/rollouts/start-plan';
import { changePlanEndpoint } from './change-plan-endpoint';

/** `POST /api/flags/{key}/plan`: starts a plan, now or later. 201. */
export const postPlan = changePlanEndpoint(startPlan, 201);
/** `DELETE /api/flags/{key}/plan`: cancels it; the flag keeps its percentage. */
export const deletePlan = changePlanEndpoint(cancelPlan);
/** `POST` and `DELETE /api/flags/{key}/plan/pause`: pauses it, and resumes it. */
export const postPause = changePlanEndpoint(pausePlan);
export const deletePause = changePlanEndpoint(resumePlan);
/** `POST /api/flags/{key}/plan/skip`: leaves the stage without its gate. */
export const postSkip = changePlanEndpoint(skipStage);
/** `POST /api/flags/{key}/plan/rollback`: goes back to an earlier stage, and pauses there. */
export const postRollback = changePlanEndpoint(rollBackPlan);
/** `POST /api/flags/{key}/plan/approval`: another admin approves, by their session. */
export const postApproval = changePlanEndpoint(approvePlan);
