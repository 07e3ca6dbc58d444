'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { callerAddress } from '@/lib/auth/caller-address';
import { safeNext } from '@/lib/auth/safe-next';
import { writeSessionCookie } from '@/lib/auth/session-cookie';
import { signIn } from '@/lib/auth/sign-in';
import { accessContext } from './access-context';
import { formOutcome } from './form-outcome';
import { formText } from './form-text';

/** Signs a member or an admin in, and goes where they wanted to go. */
export async function signInFromForm(returnTo: string, _state: FormState, form: FormData): Promise<FormState> {
  return formOutcome(form, async () => {
    const ctx = await accessContext();
    const input = { email: formText(form, 'email'), password: formText(form, 'password') };
    await writeSessionCookie(await signIn(ctx, { input, address: callerAddress(await headers()) }));
    // Read again: what comes with a form is the browser's word.
    redirect(safeNext(returnTo));
  });
}
