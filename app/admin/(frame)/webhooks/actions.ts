'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/app/form-text';
import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import { actionContext } from '@/lib/http/action-context';
import {
  createWebhook,
  deleteWebhook,
  editWebhook,
  replayDelivery,
  rotateSecret,
  testWebhook,
} from '@/lib/webhooks/change-webhooks';
import { environmentsOf } from '../environments-of';

/** Makes a webhook and gives its secret: the only time that it is seen. */
export async function createWebhookFromForm(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const { secret } = await createWebhook(ctx, {
      name: formText(form, 'name'),
      url: formText(form, 'url'),
      kind: formText(form, 'kind'),
      events: formText(form, 'events')
        .split(/[\s,]+/)
        .filter((event) => event !== ''),
      ...(await environmentsOf(form)),
    });
    return { status: 'done', message: 'Copy its secret now: it is shown only here.', link: secret };
  });
}

/** Gives it another secret. */
export async function rotateSecretFromForm(id: number, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const link = await rotateSecret(ctx, id);
    return { status: 'done', message: 'Copy it now. The secret of before signs too for a day.', link };
  });
}

/** Sends a made-up event. */
export async function testWebhookFromForm(id: number, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const delivery = await testWebhook(ctx, id);
    return { status: 'done', message: `Sent as delivery ${delivery}: load the page again to see what came of it.` };
  });
}

/** Enables or disables it. */
export async function enableWebhookFromForm(
  { id, isDisabled }: { readonly id: number; readonly isDisabled: boolean },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await editWebhook(ctx, id, { enabled: isDisabled });
    return { status: 'done', message: isDisabled ? 'It is told again, of what it missed too.' : 'It is told no more.' };
  });
}

/** Deletes it. */
export async function deleteWebhookFromForm(id: number, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await deleteWebhook(ctx, id);
    redirect('/admin/webhooks');
  });
}

/** Sends a delivery once more. */
export async function replayFromForm(id: number, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const delivery = await replayDelivery(ctx, id);
    return { status: 'done', message: `Sent again as ${delivery}.` };
  });
}
