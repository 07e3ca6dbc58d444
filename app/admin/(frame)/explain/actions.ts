'use server';

import type { ListedAnswer } from '@/components/explain/answer-list';
import type { ExplainAllState } from '@/components/explain/explain-all-form';
import { stepWords } from '@/components/explain/explain-words';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { DomainError } from '@/lib/domain-error';
import { explainAllStored } from '@/lib/explain/explain-stored';
import type { Explained } from '@/lib/explain/explained';
import { log } from '@/lib/log';
import { explainHref } from '../flags/[key]/explain-href';
import { contextErrors, questionOf, typedContext } from './typed-context';

/** Tells what every flag of an environment answers for the context that was typed. */
export async function explainAllFromForm(
  environment: string,
  _state: ExplainAllState,
  form: FormData,
): Promise<ExplainAllState> {
  await requireViewer('/admin/explain');
  const typed = typedContext(form);
  const state = { typed, errors: {}, message: '', answered: null };
  try {
    const asked = { environment, question: questionOf(typed), now: new Date() };
    const { explained, at, revision } = await explainAllStored(database(), asked);
    return { ...state, answered: { at, revision, answers: explained.map((one) => listed(environment, one)) } };
  } catch (error) {
    if (error instanceof DomainError) return { ...state, errors: contextErrors(error), message: error.message };
    log.error({ error }, 'the flags could not be explained');
    return { ...state, message: 'They could not be explained: something broke on our side. Try again.' };
  }
}

function listed(environment: string, { flag, answer, steps }: Explained): ListedAnswer {
  const decisive = steps.find(({ decided }) => decided);
  const value = JSON.stringify(answer.value);
  const shown = value.length > VALUE_LENGTH_MAX ? `${value.slice(0, VALUE_LENGTH_MAX)}…` : value;
  return {
    flag,
    href: explainHref({ environment, key: flag }),
    answer: `${answer.variant ?? 'no variant'} = ${shown}`,
    reason: answer.errorCode ? `${answer.reason} ${answer.errorCode}` : answer.reason,
    isError: answer.reason === 'ERROR',
    decidedBy: decisive ? stepWords(decisive) : '',
  };
}

const VALUE_LENGTH_MAX = 60;
