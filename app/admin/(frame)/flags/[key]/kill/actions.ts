'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { DomainError } from '@/lib/domain-error';
import { killFlag } from '@/lib/flags/kill-flag';
import { liftFlag } from '@/lib/flags/lift-flag';
import { actionContext } from '@/lib/http/action-context';
import { optionalText, versionOf } from '../../flag-form';
import type { FlagAddress } from '../actions';
import { killHref } from '../kill-href';

/** Kills the flag once its key was typed (holding the button types it), and goes to where its reach is shown. */
export async function killFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    refuseUnconfirmed(form, address.key);
    const { revisions } = await killFlag(ctx, { ...address, input: { note: optionalText(form, 'note') } });
    redirect(killHref(address, revisions[address.environment]));
  });
}

/** Lifts the kill like that, as long as the flag is what was looked at. */
export async function liftFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    refuseUnconfirmed(form, address.key);
    const input = { note: optionalText(form, 'note'), version: versionOf(form) };
    const { revisions } = await liftFlag(ctx, { ...address, input });
    redirect(killHref(address, revisions[address.environment]));
  });
}

function refuseUnconfirmed(form: FormData, key: string): void {
  if (optionalText(form, 'confirmation')?.trim() === key) return;
  throw new DomainError('INVALID_INPUT', `Type ${key}, exactly as it is written here.`, { field: 'confirmation' });
}
