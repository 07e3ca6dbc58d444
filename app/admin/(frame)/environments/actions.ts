'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import { formText } from '@/app/form-text';
import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import { createEnvironment } from '@/lib/environments/create-environment';
import { editEnvironment } from '@/lib/environments/edit-environment';
import { restoreEnvironment, retireEnvironment } from '@/lib/environments/retire-environment';
import { actionContext } from '@/lib/http/action-context';
import { optionalText } from '../flags/flag-form';
import { environmentHref } from './environment-href';

/** Makes an environment from the form, and goes to its page. */
export async function createEnvironmentFromForm(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const from = formText(form, 'copy_from');
    const input = {
      key: formText(form, 'key').trim(),
      name: formText(form, 'name'),
      note: formText(form, 'note'),
      ...(from !== '' && { copy_from: from }),
    };
    const { result } = await createEnvironment(ctx, input);
    redirect(environmentHref(result.key));
  });
}

/** Moves an environment in the list. A place that there is not is the nearest that there is. */
export async function moveEnvironment(form: FormData): Promise<void> {
  const ctx = await actionContext();
  await editEnvironment(ctx, { key: formText(form, 'key'), patch: { position: Number(formText(form, 'position')) } });
  refresh();
}

export async function renameFromForm(key: string, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const { result } = await editEnvironment(ctx, { key, patch: { name: optionalText(form, 'name') } });
    return { status: 'done', message: result ? 'Renamed.' : 'Nothing to save: it is called that already.' };
  });
}

/** Has every change in an environment say why, or no more. */
export async function noteRuleFromForm(
  { key, isRequired }: { readonly key: string; readonly isRequired: boolean },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await editEnvironment(ctx, { key, patch: { requires_note: !isRequired } });
    return {
      status: 'done',
      message: isRequired ? 'A note is up to whoever changes something.' : 'From now on a change says why.',
    };
  });
}

/** Retires the environment, or brings it back. */
export async function retireFromForm(
  { key, isRetired }: { readonly key: string; readonly isRetired: boolean },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const input = { note: formText(form, 'retire_note') };
    if (isRetired) await restoreEnvironment(ctx, { key, input });
    else await retireEnvironment(ctx, { key, input });
    return { status: 'done', message: isRetired ? 'It is back, as it was.' : 'Retired. It goes on answering.' };
  });
}
