'use server';

import { formText } from '@/app/form-text';
import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { revokeApiToken } from '@/lib/auth/revoke-api-token';
import { actionContext } from '@/lib/http/action-context';
import { environmentsOf } from '../environments-of';
import { ownAddress } from '../own-address';

/** Makes a token and gives it: the only time that it is seen. */
export async function makeTokenFromForm(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const ability = formText(form, 'ability');
    const flag = formText(form, 'flag').trim();
    const days = formText(form, 'expires_in_days').trim();
    const { token } = await makeApiToken(ctx, {
      name: formText(form, 'name'),
      ability,
      ...(ability !== 'admin' && (await environmentsOf(form))),
      ...(flag !== '' && { flag }),
      ...(days !== '' && { expires_in_days: Number(days) }),
    });
    const link = ability === 'trigger' ? `${await ownAddress()}/api/triggers/${token}` : token;
    return { status: 'done', message: 'Copy it now: it is shown only here, and kept as a hash.', link };
  });
}

/** Ends a token for good. */
export async function revokeTokenFromForm(id: number, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await revokeApiToken(ctx, id);
    return { status: 'done', message: 'Revoked.' };
  });
}
