'use client'; // Shows what its action answered.

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';

/** Deletes a segment that nothing uses. */
export function DeleteSegmentForm({ segmentKey, version, remove }: DeleteSegmentFormProps) {
  const [state, action, isPending] = useActionState(remove, IDLE_FORM);
  return (
    <form action={action} className="grid gap-3" aria-label="Delete segment">
      <input type="hidden" name="version" value={version} />
      <FormNotice state={state} />
      <div>
        <Button type="submit" variant="danger" disabled={isPending}>
          Delete {segmentKey}
        </Button>
      </div>
    </form>
  );
}

interface DeleteSegmentFormProps {
  segmentKey: string;
  version: number;
  remove: FormAction;
}
