'use client'; // Shows what its action answered.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

/** Rehearses the kill of a flag: on its twin, which hurts nobody, or for real, which takes its key typed out. */
export function DrillForms({ flagKey, isKilled, start }: { flagKey: string; isKilled: boolean; start: FormAction }) {
  return (
    <div className="grid gap-4">
      <TwinForm start={start} />
      {!isKilled && (
        <details>
          <summary className="cursor-pointer text-ink-muted text-sm">Rehearse for real</summary>
          <RealForm flagKey={flagKey} start={start} />
        </details>
      )}
    </div>
  );
}

function TwinForm({ start }: { start: FormAction }) {
  const [state, action] = useActionState(start, IDLE_FORM);
  return (
    <form action={action} className="grid gap-2" aria-label="Rehearse on a twin">
      <input type="hidden" name="kind" value="twin" />
      <FormNotice state={state} />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Starting…">
          Rehearse on a twin
        </SubmitButton>
      </div>
    </form>
  );
}

function RealForm({ flagKey, start }: { flagKey: string; start: FormAction }) {
  const [state, action] = useActionState(start, IDLE_FORM);
  return (
    <form action={action} className="mt-3 grid gap-3" aria-label="Rehearse for real">
      <input type="hidden" name="kind" value="real" />
      <Field
        name="confirm"
        label={`Type ${flagKey}`}
        hint="It is killed for everybody until every layer has followed, 30 s at most, then lifted."
        error={errorOf(state, 'confirm')}
      >
        {(control) => <Input {...control} autoComplete="off" spellCheck={false} className="font-mono" />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton variant="danger" pendingLabel="Starting…">
          Kill and lift {flagKey}
        </SubmitButton>
      </div>
    </form>
  );
}
