'use client'; // Shows what its action answered, beside the button. Without JavaScript the page does the same.

import { type ComponentProps, useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { OneTimeLink } from './one-time-link';

/** One thing that can be done, with what it means said before and what came of it after. */
export function DeedForm({ act, label, pendingLabel, variant = 'secondary', explanation, linkLabel }: DeedFormProps) {
  const [state, submit] = useActionState(act, IDLE_FORM);
  return (
    <form action={submit} className="grid gap-2">
      {explanation && <p className="text-ink-muted text-sm">{explanation}</p>}
      <FormNotice state={state} />
      {state.status === 'done' && state.link && <OneTimeLink link={state.link} label={linkLabel ?? 'Link'} />}
      <div>
        <SubmitButton variant={variant} pendingLabel={pendingLabel}>
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}

interface DeedFormProps {
  act: FormAction;
  label: string;
  pendingLabel: string;
  variant?: ComponentProps<typeof SubmitButton>['variant'];
  explanation?: string;
  linkLabel?: string;
}
