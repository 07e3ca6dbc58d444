'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { redeemSetupLink } from '@/lib/auth/redeem-setup-link';
import { writeSessionCookie } from '@/lib/auth/session-cookie';
import { accessContext } from '../../access-context';
import { newAccountOf } from '../../new-account-form';

/** Makes an admin from a setup or reset link, signed in and in front of the flags. */
export async function makeAdminFromForm(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return formOutcome(form, async () => {
    const ctx = await accessContext();
    await writeSessionCookie(await redeemSetupLink(ctx, { token, input: newAccountOf(form) }));
    redirect('/admin/flags');
  });
}
