'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import { formText } from '@/app/form-text';
import type { FormState } from '@/components/ui/form-state';
import { redeemPasswordLink } from '@/lib/auth/password-link';
import { redeemInviteLink } from '@/lib/auth/redeem-invite-link';
import { writeSessionCookie } from '@/lib/auth/session-cookie';
import { accessContext } from '../access-context';
import { newAccountOf } from '../new-account-form';

/** Makes an account from an invitation, signed in and on the public pages. */
export async function joinFromForm(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return formOutcome(form, async () => {
    const ctx = await accessContext();
    await writeSessionCookie(await redeemInviteLink(ctx, { token, input: newAccountOf(form) }));
    redirect('/');
  });
}

/** Changes an account's password by the link that was made for it, and signs its owner in. */
export async function newPasswordFromForm(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return formOutcome(form, async () => {
    const ctx = await accessContext();
    await writeSessionCookie(await redeemPasswordLink(ctx, { token, input: { password: formText(form, 'password') } }));
    redirect('/');
  });
}
