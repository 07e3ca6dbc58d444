import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { rolloutPlans } from '@/db/schema';
import type { PlanRow } from './plan-row';

const LOOK_EVERY_MS = 60_000;
const LOOK_AGAIN_MS = 5_000;
const MONITORING_TIMEOUT_MS = 3_000;

/**
 * Looks whether a plan's monitoring URL answers, where its gate asks for that and the last look is old, and keeps what
 * came of it. Never within a transaction: the other side may take its time. No redirect is followed, no body read.
 */
export async function checkMonitoring(
  db: Database,
  { plan, now }: { readonly plan: PlanRow; readonly now: number },
): Promise<PlanRow> {
  const stage = plan.stage === null ? undefined : plan.stages[plan.stage];
  if (!stage?.monitoring || plan.monitoringUrl === '') return plan;
  const { monitoring: last } = plan;
  if (last && now - last.at < (last.isAnswering ? LOOK_EVERY_MS : LOOK_AGAIN_MS)) return plan;
  const monitoring = { at: now, ...(await looked(plan.monitoringUrl)) };
  await db
    .update(rolloutPlans)
    .set({
      monitoringAt: new Date(now),
      monitoringAnswers: monitoring.isAnswering,
      monitoringSaid: monitoring.said,
    })
    .where(eq(rolloutPlans.id, plan.id));
  return { ...plan, monitoring };
}

/** Whether a URL answers, and what it said: a status below 400 is an answer. */
async function looked(url: string): Promise<{ isAnswering: boolean; said: string }> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(MONITORING_TIMEOUT_MS),
    });
    await response.body?.cancel();
    return { isAnswering: response.status < 400, said: `HTTP ${response.status}` };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { isAnswering: false, said: isLate ? `nothing in ${MONITORING_TIMEOUT_MS / 1_000} s` : 'no connection' };
  }
}
