'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import type { ChangeContext } from '@/lib/change-context';
import { actionContext } from '@/lib/http/action-context';
import { approvePlan } from '@/lib/rollouts/approve-plan';
import { cancelPlan } from '@/lib/rollouts/cancel-plan';
import { pausePlan } from '@/lib/rollouts/pause-plan';
import { resumePlan } from '@/lib/rollouts/resume-plan';
import { rollBackPlan } from '@/lib/rollouts/roll-back-plan';
import { skipStage } from '@/lib/rollouts/skip-stage';
import { startPlan } from '@/lib/rollouts/start-plan';
import { optionalText } from '../../flag-form';
import type { FlagAddress } from '../actions';
import { planHref } from '../plan-href';
import { readPlanForm } from './plan-form';

/** Starts a plan from its form, and goes to where the flag's page tells of it. */
export async function startPlanFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    await startPlan(ctx, { ...address, input: readPlanForm(form) });
    redirect(planHref(address));
  });
}

/** Pauses the plan. */
export async function pauseFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  return done(form, 'Paused.', (ctx, input) => pausePlan(ctx, { ...address, input }));
}

/** Resumes it. */
export async function resumeFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  return done(form, 'Resumed.', (ctx, input) => resumePlan(ctx, { ...address, input }));
}

/** Leaves the stage without its gate. */
export async function skipFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  return done(form, 'Skipped.', (ctx, input) => skipStage(ctx, { ...address, input }));
}

/** Goes back to an earlier stage. */
export async function rollBackFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  return done(form, 'Rolled back.', (ctx, input) =>
    rollBackPlan(ctx, { ...address, input: { ...input, percentage: optionalText(form, 'percentage') } }),
  );
}

/** Approves its gate. */
export async function approveFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  return done(form, 'Approved.', (ctx, input) => approvePlan(ctx, { ...address, input }));
}

/** Cancels it. */
export async function cancelFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  return done(form, 'Cancelled.', (ctx, input) => cancelPlan(ctx, { ...address, input }));
}

async function done(
  form: FormData,
  message: string,
  verb: (ctx: ChangeContext, input: { note: string }) => Promise<unknown>,
): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await verb(ctx, { note: optionalText(form, 'note') ?? '' });
    return { status: 'done', message };
  });
}
