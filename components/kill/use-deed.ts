'use client'; // Sends the deed without leaving the page, and says so when no answer came.

import { useActionState, useState, useTransition } from 'react';
import { type FormAction, type FormState, IDLE_FORM } from '@/components/ui/form-state';

/**
 * Two ways to the same action. Without JavaScript a form posts to `formAction`. With it, `send` does, and a request that
 * got no answer is said beside the button: an error page would take the kill out of the operator's hands.
 */
export function useDeed(action: FormAction) {
  const [posted, formAction] = useActionState(action, IDLE_FORM);
  const [answer, setAnswer] = useState<FormState>(posted);
  const [isBusy, start] = useTransition();
  const send = (form: FormData) =>
    start(async () => {
      const state = await sentOrRefused(action, form);
      start(() => setAnswer(state));
    });
  return { state: answer, formAction, send, isBusy };
}

async function sentOrRefused(action: FormAction, form: FormData): Promise<FormState> {
  try {
    return await action(IDLE_FORM, form);
  } catch (error) {
    // Redirects travel as errors, for the router to catch.
    if (error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')) throw error;
    const message =
      'No answer from the server, so it is unknown whether this was done. Do it again: twice is harmless.';
    return { status: 'refused', message, errors: {}, typed: {} };
  }
}
