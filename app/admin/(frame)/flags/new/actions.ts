'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { createFlag } from '@/lib/flags/create-flag';
import { actionContext } from '@/lib/http/action-context';
import { optionalText, tagsOf } from '../flag-form';
import { flagHref } from '../flag-href';

/** Makes a flag from the form, and goes to its page. */
export async function createFlagFromForm(environment: string, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const { result } = await createFlag(ctx, {
      environment,
      input: {
        key: optionalText(form, 'key') ?? '',
        description: optionalText(form, 'description'),
        kind: optionalText(form, 'kind'),
        identity_policy: optionalText(form, 'identity_policy'),
        failure_mode: optionalText(form, 'failure_mode'),
        owner: optionalText(form, 'owner'),
        tags: tagsOf(form),
        enabled: form.get('enabled') !== null,
        rollout_percentage: optionalText(form, 'rollout_percentage'),
        note: optionalText(form, 'note'),
      },
    });
    redirect(flagHref(environment, result.key));
  });
}
