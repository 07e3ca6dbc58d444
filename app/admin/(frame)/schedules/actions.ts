'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { actionContext } from '@/lib/http/action-context';
import { cancelSchedule } from '@/lib/schedules/cancel-schedule';
import { editSchedule } from '@/lib/schedules/edit-schedule';
import { scheduleChange } from '@/lib/schedules/schedule-change';
import { optionalText, versionOf } from '../flags/flag-form';
import { flagHref } from '../flags/flag-href';

interface FlagAddress {
  readonly environment: string;
  readonly key: string;
}

/** Schedules a change of the flag from the form, and goes back to its page, which lists it. */
export async function scheduleFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const { at, time_zone } = timeOf(form);
    const percentage = optionalText(form, 'rollout_percentage')?.trim();
    const input = {
      at: at ?? '',
      time_zone: time_zone ?? '',
      note: optionalText(form, 'note'),
      ...(percentage && { rollout_percentage: percentage }),
      ...(switchOf(form) !== null && { enabled: switchOf(form) }),
    };
    await scheduleChange(ctx, { ...address, input });
    redirect(`${flagHref(address.environment, address.key)}#schedules`);
  });
}

/** Edits a schedule as its form has it; an emptied field is taken out of it. */
export async function editScheduleFromForm(
  { id, ...address }: FlagAddress & { readonly id: number },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const percentage = optionalText(form, 'rollout_percentage')?.trim();
    const patch = {
      ...timeOf(form),
      note: optionalText(form, 'note'),
      rollout_percentage: percentage || null,
      enabled: switchOf(form),
      version: versionOf(form),
    };
    await editSchedule(ctx, { id, patch });
    redirect(`${flagHref(address.environment, address.key)}#schedules`);
  });
}

/** Cancels a schedule, and goes to the flag's page, which says so. */
export async function cancelScheduleFromForm(
  { id, ...address }: FlagAddress & { readonly id: number },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    await cancelSchedule(ctx, { id, input: { note: optionalText(form, 'note') } });
    redirect(`${flagHref(address.environment, address.key)}#schedules`);
  });
}

// Browsers leave out ":00": the seconds are the verb's to fill in.
function timeOf(form: FormData) {
  return { at: optionalText(form, 'at'), time_zone: optionalText(form, 'time_zone')?.trim() };
}

// Null where the form says "as it is then".
function switchOf(form: FormData): boolean | null {
  const value = optionalText(form, 'enabled');
  return value ? value === 'on' : null;
}
