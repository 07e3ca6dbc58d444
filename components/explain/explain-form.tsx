'use client'; // Shows the path that its action answered, beside the context, and keeps what was typed.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import type { Explained } from '@/lib/explain/explained';
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
        <Field
          name="targeting_key"
          label="Targeting key"
          hint="The id that is hashed, whatever the flag's policy. Or leave it out and give the ids below."
          error={errors.targeting_key}
        >
          {(control) => (
            <Input {...control} autoComplete="off" className="font-mono" defaultValue={typed.targeting_key} />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="device" label="Device id" error={errors.device}>
            {(control) => <Input {...control} autoComplete="off" className="font-mono" defaultValue={typed.device} />}
          </Field>
          <Field name="user" label="Account id" error={errors.user}>
            {(control) => <Input {...control} autoComplete="off" className="font-mono" defaultValue={typed.user} />}
          </Field>
        </div>
        <Field
          name="attributes"
          label="Attributes, as JSON"
          hint={'What rules look at: {"plan": "pro", "account": {"since": "2026-05-01"}}'}
          error={errors.attributes}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              spellCheck={false}
              className="font-mono text-xs"
              defaultValue={typed.attributes}
            />
          )}
        </Field>
        <Field
          name="at"
          label="At"
          hint="An instant such as 2026-12-01T09:00:00Z; now, if left empty."
          error={errors.at}
        >
          {(control) => <Input {...control} autoComplete="off" className="font-mono" defaultValue={typed.at} />}
        </Field>
        {message && <Notice meaning="refused">{message}</Notice>}
        <div>
          <SubmitButton pendingLabel="Looking…">Explain</SubmitButton>
        </div>
      </form>
      <div aria-live="polite">{explained && <ExplainedPath explained={explained} />}</div>
    </div>
  );
}
