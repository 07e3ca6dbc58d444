'use client'; // Shows what its action answered.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';

/** Chooses what its operator sees of a flag in this browser; the empty choice is their own answer. */
export function PreviewForm({ variants, seen, see }: PreviewFormProps) {
  const [state, action] = useActionState(see, IDLE_FORM);
  const own = { value: '', label: 'Your own answer' };
  return (
    <form action={action} className="grid gap-3" aria-label="See it as somebody else">
      <p className="text-ink-muted text-sm">
        On the pages of this app, in this browser alone, for an hour. It is on record, and nobody else’s answer changes.
      </p>
      <Field name="seen" label="What you see" error={errorOf(state, 'variant')}>
        {(control) => (
          <Select
            {...control}
            defaultValue={seen ?? ''}
            options={[own, ...variants.map((name) => ({ value: name, label: name }))]}
          />
        )}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton variant="secondary" pendingLabel="One moment…">
          See it so
        </SubmitButton>
      </div>
    </form>
  );
}

interface PreviewFormProps {
  variants: readonly string[];
  /** The variant that this browser shows at the moment; null for its own answer. */
  seen: string | null;
  see: FormAction;
}
