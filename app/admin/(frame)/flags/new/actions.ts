'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { createFlag } from '@/lib/flags/create-flag';
import { actionContext } from '@/lib/http/action-context';
import { booleanOf, optionalText, tagsOf } from '../flag-form';
import { flagHref } from '../flag-href';
import { typedVariants } from '../typed-variants';

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
        client_visible: booleanOf(form, 'client_visible'),
        owner: optionalText(form, 'owner'),
        tags: tagsOf(form),
        ...variantsOf(form),
        enabled: form.get('enabled') !== null,
        rollout_percentage: optionalText(form, 'rollout_percentage'),
        note: optionalText(form, 'note'),
      },
    });
    redirect(flagHref(environment, result.key));
  });
}

// A form of before the type was chosen, and one without scripts, send no variants: the verb says what is missing.
function variantsOf(form: FormData) {
  const type = optionalText(form, 'value_type');
  if (type === undefined || type === 'boolean') return { value_type: type };
  const variants = typedVariants(form, type);
  return { value_type: type, ...(variants.length > 0 && { variants }) };
}
