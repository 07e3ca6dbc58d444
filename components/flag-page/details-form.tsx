'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FlagView } from '@/lib/flags/flag-view';
import { FlagFields } from './flag-fields';
import { IDENTITY_POLICIES } from './identity-policies';

/** What all environments share of a flag. The key and the identity policy are shown, and never change. */
export function DetailsForm({ flag, save }: { flag: FlagView; save: FormAction }) {
  const [state, action] = useActionState(save, IDLE_FORM);
  const policy = IDENTITY_POLICIES.find(({ value }) => value === flag.identityPolicy);
  return (
    <form action={action} className="grid gap-4" aria-label="Details">
      <input type="hidden" name="version" value={flag.version} />
      <FlagFields
        state={state}
        stored={{
          description: flag.description,
          kind: flag.kind,
          owner: flag.owner,
          tags: flag.tags.join(', '),
          failureMode: flag.failureMode,
          clientVisible: flag.clientVisible,
        }}
      />
      <div>
        <p className="font-medium text-sm">Identity policy: {policy?.label ?? flag.identityPolicy}</p>
        <p className="text-ink-muted text-sm">
          {policy?.explanation ??
            'Hashes that attribute, so that all who share it move together; whoever has none is told apart by their targeting key.'}{' '}
          Chosen when the flag was made.
        </p>
      </div>
      <Input
        name="note"
        aria-label="Note on the details"
        placeholder="Why? A note for the history"
        autoComplete="off"
        defaultValue={typedOr(state, 'note', '')}
      />
      <FormNotice state={state} />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Saving…">
          Save details in every environment
        </SubmitButton>
      </div>
    </form>
  );
}
