'use client'; // Shows what its action answered.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

/** Retires an environment, or brings it back. */
export function RetireEnvironmentForm({ name, isRetired, act }: RetireEnvironmentFormProps) {
  const [state, action] = useActionState(act, IDLE_FORM);
  return (
    <form action={action} className="grid gap-3" aria-label={isRetired ? 'Bring back' : 'Retire'}>
      <Field
        name="retire_note"
        label="Why?"
        hint={
          isRetired
            ? 'It takes edits again, and every flag is as it was.'
            : 'It goes on giving its last answers, takes kills and no edits, and is offered nowhere. It can be brought back.'
        }
        error={errorOf(state, 'note')}
      >
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'retire_note', '')} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton variant={isRetired ? 'secondary' : 'danger'} pendingLabel="A moment…">
          {isRetired ? `Bring ${name} back` : `Retire ${name}`}
        </SubmitButton>
      </div>
    </form>
  );
}

interface RetireEnvironmentFormProps {
  name: string;
  isRetired: boolean;
  act: FormAction;
}
