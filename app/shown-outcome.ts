import { refresh } from 'next/cache';
import type { FormState } from '@/components/ui/form-state';
import { formOutcome } from './form-outcome';

/**
 * A form's outcome, with its page as it is now around it, after a refusal too: what others set meanwhile is seen, and the
 * next save is made on top of it. Only server actions can do this.
 */
export async function shownOutcome(form: FormData, work: () => Promise<FormState>): Promise<FormState> {
  const outcome = await formOutcome(form, work);
  refresh();
  return outcome;
}
