'use client'; // Shows the answers that its action gave, beside the context, and keeps what was typed.

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { AnswerList, type ListedAnswer } from './answer-list';
import { ContextFields } from './context-fields';

/** What was asked, and what every flag answers. */
export interface ExplainAllState {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string;
  readonly answered: {
    readonly at: string;
    readonly revision: number;
    readonly answers: readonly ListedAnswer[];
  } | null;
}

export type ExplainAllAction = (state: ExplainAllState, form: FormData) => Promise<ExplainAllState>;

/** A context to try on all flags at once. Nothing is counted or changed by it. */
export function ExplainAllForm({ explain, start }: { explain: ExplainAllAction; start: ExplainAllState }) {
  const [{ typed, errors, message, answered }, action] = useActionState(explain, start);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <form action={action} className="grid content-start gap-4" aria-label="Context">
        <ContextFields typed={typed} errors={errors} />
        {message && <Notice meaning="refused">{message}</Notice>}
        <div>
          <SubmitButton pendingLabel="Looking…">Ask all flags</SubmitButton>
        </div>
      </form>
      <div aria-live="polite">{answered && <AnswerList {...answered} />}</div>
    </div>
  );
}
