'use server';

import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { DomainError } from '@/lib/domain-error';
import { editFlag } from '@/lib/flags/edit-flag';
import { actionContext } from '@/lib/http/action-context';
import { requireKeys } from '@/lib/visitors/require-keys';
import { confirmLimits } from '../confirm-limits';
import { optionalText, versionOf } from '../flag-form';
import type { FlagAddress } from './actions';

/** Saves rules, targets and prerequisites as their JSON was typed: all three or nothing. */
export async function saveTargetingFromForm(
  address: FlagAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const { note, version, ...edit } = {
      rules: jsonOf(form, 'rules'),
      targets: jsonOf(form, 'targets'),
      prerequisites: jsonOf(form, 'prerequisites'),
      note: optionalText(form, 'targeting_note'),
      version: versionOf(form),
    };
    const edits = { environment: address.environment, rows: [{ key: address.key, ...edit }] };
    const typed = { [address.key]: optionalText(form, 'targeting_confirm') ?? '' };
    await requireKeys(ctx.db, { ...edits, typed }, confirmLimits());
    const { revisions } = await editFlag(ctx, { ...address, patch: { ...edit, note, version } });
    const revision = revisions[address.environment];
    const message = revision === undefined ? 'Nothing to save: it is like that already.' : `Saved as r ${revision}.`;
    return { status: 'done', message };
  });
}

function jsonOf(form: FormData, field: string): unknown {
  const text = optionalText(form, field)?.trim();
  if (!text) return [];
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? error.message : 'it cannot be read';
    throw new DomainError('INVALID_INPUT', `This is no JSON: ${where}.`, { field });
  }
}
