'use client'; // Shows the path that its action answered, beside the context, and keeps what was typed.

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Explained } from '@/lib/explain/explained';
import { ContextFields } from './context-fields';
import { ExplainedPath } from './explained-path';

/** What was asked, and what came of it. */
export interface ExplainState {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string;
  readonly explained: (Explained & { readonly at: string; readonly revision: number }) | null;
}

export type ExplainAction = (state: ExplainState, form: FormData) => Promise<ExplainState>;

/** A context to try on a flag: who asks, what is known of them, and when. Nothing is counted or changed by it. */
export function ExplainForm({ explain, start }: { explain: ExplainAction; start: ExplainState }) {
  const [{ typed, errors, message, explained }, action] = useActionState(explain, start);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <form action={action} className="grid content-start gap-4" aria-label="Context">
        <ContextFields typed={typed} errors={errors} />
        {message && <Notice meaning="refused">{message}</Notice>}
        <div>
          <SubmitButton pendingLabel="Looking…">Explain</SubmitButton>
        </div>
      </form>
      <div aria-live="polite">{explained && <ExplainedPath explained={explained} />}</div>
    </div>
  );
}
