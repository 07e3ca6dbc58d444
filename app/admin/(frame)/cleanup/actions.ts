'use server';

import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import { actionContext } from '@/lib/http/action-context';
import { deleteTombstone } from '@/lib/lifecycle/delete-tombstone';
import { snoozeReminder } from '@/lib/lifecycle/snooze-reminder';
import { optionalText } from '../flags/flag-form';

/** Puts off the reminder of the flag that the form names. */
export async function snoozeFromForm(environment: string, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const input = { until: optionalText(form, 'until'), note: optionalText(form, 'note') };
    await snoozeReminder(ctx, { environment, key: optionalText(form, 'flag') ?? '', input });
    return { status: 'done', message: `Put off until ${input.until}.` };
  });
}

/** Deletes the tombstone that the form names. */
export async function deleteFromForm(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const key = optionalText(form, 'flag') ?? '';
    await deleteTombstone(ctx, { key, input: {} });
    return { status: 'done', message: `Deleted ${key}; its history stays.` };
  });
}
