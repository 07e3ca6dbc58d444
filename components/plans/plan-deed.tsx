'use client'; // Shows what its action answered.

import { type ReactNode, useActionState } from 'react';
import type { ButtonVariant } from '@/components/ui/button-class';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

/** One thing that can be done with a plan: a button, the note that goes into history, and what else it asks for. */
export function PlanDeed({ label, note, isRequired = false, variant = 'secondary', act, children }: PlanDeedProps) {
  const [state, action] = useActionState(act, IDLE_FORM);
  return (
    <form action={action} aria-label={label} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <Input
          name="note"
          aria-label={note}
          placeholder={note}
          required={isRequired}
          autoComplete="off"
          aria-invalid={errorOf(state, 'note') ? true : undefined}
          defaultValue={typedOr(state, 'note', '')}
          className="min-w-40 flex-1"
        />
        <SubmitButton variant={variant} pendingLabel="One moment…">
          {label}
        </SubmitButton>
      </div>
      <FormNotice state={state} />
    </form>
  );
}

interface PlanDeedProps {
  label: string;
  /** What the note says. */
  note: string;
  isRequired?: boolean;
  variant?: ButtonVariant;
  act: FormAction;
  children?: ReactNode;
}
