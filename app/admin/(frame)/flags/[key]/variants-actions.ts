'use server';

import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { actionContext } from '@/lib/http/action-context';
import { optionalText, versionOf } from '../flag-form';
import { typedVariants, typedWeights } from '../typed-variants';
import type { FlagAddress } from './actions';
import { saveEdit } from './save-edit';

/** Saves what a flag can answer, and whom: its variants everywhere, who gets which in this environment. */
export async function saveVariantsFromForm(
  address: FlagAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, () => {
    const edit = {
      variants: typedVariants(form, optionalText(form, 'value_type') ?? ''),
      on_variant: optionalText(form, 'on_variant'),
      off_variant: optionalText(form, 'off_variant'),
      ...(optionalText(form, 'decides') === 'split' ? { weights: typedWeights(form) } : { split: null }),
    };
    const note = optionalText(form, 'variants_note');
    const confirmed = optionalText(form, 'variants_confirm');
    return saveEdit(ctx, address, { edit, note, version: versionOf(form), confirmed });
  });
}
