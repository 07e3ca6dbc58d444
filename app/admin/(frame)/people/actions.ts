'use server';

import { formOutcome } from '@/app/form-outcome';
import { formText } from '@/app/form-text';
import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import { changeRole } from '@/lib/accounts/change-role';
import { disableAccount, enableAccount } from '@/lib/accounts/disable-account';
import { eraseFirstId } from '@/lib/auth/erase-first-id';
import { makeInviteLink } from '@/lib/auth/invite-link';
import { makePasswordLink } from '@/lib/auth/password-link';
import { revokeSession, signOutEverywhere } from '@/lib/auth/sessions-of';
import { actionContext } from '@/lib/http/action-context';
import { environmentsOf } from '../environments-of';
import { ownAddress } from '../own-address';

/** Makes an invitation and gives its link: the only time that it is seen. */
export async function inviteFromForm(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const role = formText(form, 'role');
    const token = await makeInviteLink(ctx, { role, ...(role === 'editor' && (await environmentsOf(form))) });
    return {
      status: 'done',
      message: `A link for one person. It makes one account, as ${role}, within 24 hours, and is shown only now.`,
      link: `${await ownAddress()}/join?token=${token}`,
    };
  });
}

/** Gives an account another role. */
export async function roleFromForm(account: number, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const role = formText(form, 'role');
    const input = { role, ...(role === 'editor' && (await environmentsOf(form))) };
    const isChanged = await changeRole(ctx, { account, input });
    return {
      status: 'done',
      message: isChanged
        ? 'Saved: it bites on their next request.'
        : 'Nothing to save: that is what they may do already.',
    };
  });
}

/** Closes an account, or opens it again. */
export async function disableFromForm(
  { account, isDisabled }: { readonly account: number; readonly isDisabled: boolean },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    if (isDisabled) await enableAccount(ctx, account);
    else await disableAccount(ctx, account);
    return { status: 'done', message: isDisabled ? 'Open again.' : 'Disabled, and signed out everywhere.' };
  });
}

/** Makes a link behind which an account's owner chooses another password. */
export async function passwordLinkFromForm(account: number, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const token = await makePasswordLink(ctx, account);
    return {
      status: 'done',
      message: 'Give it to whom the account belongs to. It works once, within 24 hours, and is shown only now.',
      link: `${await ownAddress()}/join?token=${token}`,
    };
  });
}

/** Ends one session of an account. */
export async function endSessionFromForm(
  address: { readonly account: number; readonly session: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await revokeSession(ctx, address);
    return { status: 'done', message: 'Ended.' };
  });
}

/** Signs an account out on every device. */
export async function signOutEverywhereFromForm(
  account: number,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await signOutEverywhere(ctx, account);
    return { status: 'done', message: 'Signed out everywhere.' };
  });
}

/** Forgets by which anonymous id an account was known first. */
export async function eraseFirstIdFromForm(account: number, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await eraseFirstId(ctx, { account });
    return { status: 'done', message: 'Erased.' };
  });
}
