'use server';

import { errorsByField } from '@/app/form-outcome';
import type { ExplainState } from '@/components/explain/explain-form';
import { requireAdmin } from '@/lib/auth/require-admin';
import { database } from '@/lib/database';
import { DomainError } from '@/lib/domain-error';
import { explainStored } from '@/lib/explain/explain-stored';
import { log } from '@/lib/log';
import { optionalText, parsedJson } from '../../flag-form';
import type { FlagAddress } from '../actions';

const FIELDS = ['targeting_key', 'device', 'user', 'attributes', 'at'] as const;

/** Explains what the flag answers for the context that was typed. */
export async function explainFromForm(
  { environment, key }: FlagAddress,
  _state: ExplainState,
  form: FormData,
): Promise<ExplainState> {
  await requireAdmin(`/admin/flags/${key}/explain`);
  const typed = Object.fromEntries(FIELDS.map((name) => [name, optionalText(form, name)?.trim() ?? '']));
  const state = { typed, errors: {}, message: '', explained: null };
  try {
    const { targeting_key: targetingKey, device, user, at } = typed;
    const identities = { ...(device && { device }), ...(user && { user }) };
    const context = {
      ...(targetingKey && { targeting_key: targetingKey }),
      ...(Object.keys(identities).length > 0 && { identities }),
      attributes: parsedJson(typed.attributes ?? '', { field: 'attributes', empty: {} }),
    };
    const question = { context, ...(at && { at }) };
    return { ...state, explained: await explainStored(database(), { environment, key, question, now: new Date() }) };
  } catch (error) {
    if (error instanceof DomainError) return { ...state, errors: byField(error), message: error.message };
    log.error({ error }, 'a flag could not be explained');
    return { ...state, message: 'It could not be explained: something broke on our side. Try again.' };
  }
}

// The fields of a context stand beside each other here, each under the last part of its name.
function byField(error: DomainError): Record<string, string> {
  const field = error.more.field?.split('.').find((part) => FIELDS.some((name) => name === part));
  return field === undefined ? errorsByField(error) : { [field]: error.message };
}
