'use server';

import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { actionContext } from '@/lib/http/action-context';
import { jsonOf, optionalText, versionOf } from '../flag-form';
import type { FlagAddress } from './actions';
import { saveEdit } from './save-edit';

/** Saves rules, targets and prerequisites as their JSON was typed: all three or nothing. */
export async function saveTargetingFromForm(
  address: FlagAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, () => {
    const edit = {
      rules: jsonOf(form, 'rules'),
      targets: jsonOf(form, 'targets'),
      prerequisites: jsonOf(form, 'prerequisites'),
    };
    const note = optionalText(form, 'targeting_note');
    const confirmed = optionalText(form, 'targeting_confirm');
    return saveEdit(ctx, address, { edit, note, version: versionOf(form), confirmed });
  });
}
