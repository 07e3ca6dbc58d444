'use server';

import type { ExplainState } from '@/components/explain/explain-form';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { DomainError } from '@/lib/domain-error';
import { explainStored } from '@/lib/explain/explain-stored';
import { log } from '@/lib/log';
import { contextErrors, questionOf, typedContext } from '../../../explain/typed-context';
import type { FlagAddress } from '../actions';

/** Explains what the flag answers for the context that was typed. */
export async function explainFromForm(
  { environment, key }: FlagAddress,
  _state: ExplainState,
  form: FormData,
): Promise<ExplainState> {
  await requireViewer(`/admin/flags/${key}/explain`);
  const typed = typedContext(form);
  const state = { typed, errors: {}, message: '', explained: null };
  try {
    const question = questionOf(typed);
    return { ...state, explained: await explainStored(database(), { environment, key, question, now: new Date() }) };
  } catch (error) {
    if (error instanceof DomainError) return { ...state, errors: contextErrors(error), message: error.message };
    log.error({ error }, 'a flag could not be explained');
    return { ...state, message: 'It could not be explained: something broke on our side. Try again.' };
  }
}
