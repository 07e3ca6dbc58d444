'use server';

import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { editFlag } from '@/lib/flags/edit-flag';
import { actionContext } from '@/lib/http/action-context';
import { requireKeys } from '@/lib/visitors/require-keys';
import { confirmLimits } from '../confirm-limits';
import { optionalText, versionOf } from '../flag-form';
import { typedVariants, typedWeights } from '../typed-variants';
import type { FlagAddress } from './actions';

/** Saves what a flag can answer, and whom: its variants everywhere, who gets which in this environment. */
export async function saveVariantsFromForm(
  address: FlagAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const { note, version, ...edit } = {
      variants: typedVariants(form, optionalText(form, 'value_type') ?? ''),
      on_variant: optionalText(form, 'on_variant'),
      off_variant: optionalText(form, 'off_variant'),
      ...(optionalText(form, 'decides') === 'split' ? { weights: typedWeights(form) } : { split: null }),
      note: optionalText(form, 'variants_note'),
      version: versionOf(form),
    };
    const edits = { environment: address.environment, rows: [{ key: address.key, ...edit }] };
    const typed = { [address.key]: optionalText(form, 'variants_confirm') ?? '' };
    await requireKeys(ctx.db, { ...edits, typed }, confirmLimits());
    const { revisions } = await editFlag(ctx, { ...address, patch: { ...edit, note, version } });
    const revision = revisions[address.environment];
    const message = revision === undefined ? 'Nothing to save: it is like that already.' : `Saved as r ${revision}.`;
    return { status: 'done', message };
  });
}
