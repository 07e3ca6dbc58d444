'use client'; // Shows what its action answered.

import { useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FlagView } from '@/lib/flags/flag-view';

/** Archives a flag, or restores an archived one: in every environment, and nothing is removed. */
export function ArchiveForm({ flag, archive, restore }: ArchiveFormProps) {
  const [state, action] = useActionState(flag.archived ? restore : archive, IDLE_FORM);
  return (
    <form action={action} className="grid gap-3" aria-label={flag.archived ? 'Restore' : 'Archive'}>
      <p className="text-ink-muted text-sm">
        {flag.archived
          ? 'It keeps giving its last answer to whoever asks. Restored, it takes edits again, in every environment.'
          : 'Archived in every environment, it takes no more edits and keeps giving its last answer: a flag at 100 % stays on. Nothing is removed.'}
      </p>
      <Input name="note" aria-label="Note on archiving" placeholder="Why? A note for the history" autoComplete="off" />
      <FormNotice state={state} />
      <div>
        <SubmitButton variant={flag.archived ? 'secondary' : 'danger'} pendingLabel="One moment…">
          {flag.archived ? 'Restore' : 'Archive'} {flag.key}
        </SubmitButton>
      </div>
    </form>
  );
}

interface ArchiveFormProps {
  flag: FlagView;
  archive: FormAction;
  restore: FormAction;
}
