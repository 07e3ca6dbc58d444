'use server';

import { headers } from 'next/headers';
import { formOutcome } from '@/app/form-outcome';
import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import { eraseFirstId } from '@/lib/auth/erase-first-id';
import { makeInviteLink } from '@/lib/auth/invite-link';
import { configuration } from '@/lib/configuration';
import { actionContext } from '@/lib/http/action-context';

/** Makes an invitation and gives its link: the only time that it is seen. */
export async function inviteFromForm(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const token = await makeInviteLink(ctx);
    return {
      status: 'done',
      message: 'A link for one person. It makes one member’s account within 24 hours, and is shown only now.',
      link: `${await ownAddress()}/join?token=${token}`,
    };
  });
}

/** Forgets by which anonymous id an account was known first. */
export async function eraseFirstIdFromForm(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await eraseFirstId(ctx, { account: form.get('account') });
    return { status: 'done', message: 'Erased.' };
  });
}

// Where visitors come to, as far as it is set; else where this admin came to, which only they can have made up.
async function ownAddress(): Promise<string> {
  const { PUBLIC_URL } = configuration();
  if (PUBLIC_URL !== undefined) return new URL(PUBLIC_URL).origin;
  const sent = await headers();
  return `${sent.get('x-forwarded-proto') ?? 'http'}://${sent.get('host')}`;
}
