'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { redeemInviteLink } from '@/lib/auth/redeem-invite-link';
import { writeSessionCookie } from '@/lib/auth/session-cookie';
import { accessContext } from '../access-context';
import { newAccountOf } from '../new-account-form';

/** Makes a member from an invitation, signed in and on the public pages. */
export async function joinFromForm(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return formOutcome(form, async () => {
    const ctx = await accessContext();
    await writeSessionCookie(await redeemInviteLink(ctx, { token, input: newAccountOf(form) }));
    redirect('/');
  });
}
