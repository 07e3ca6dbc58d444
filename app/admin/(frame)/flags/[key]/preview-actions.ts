'use server';

import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import { actionContext } from '@/lib/http/action-context';
import { currentPreview, keepPreview } from '@/lib/preview/preview-cookie';
import { seeVariant } from '@/lib/preview/see-variant';
import { optionalText } from '../flag-form';
import type { FlagAddress } from './actions';

/** Shows a variant of the flag to whoever sends this, in their browser alone; no variant is their own answer again. */
export async function seeVariantFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const variant = optionalText(form, 'seen') || null;
    const preview = await currentPreview();
    // Of another environment: this server does not answer from it, so it is over.
    const held = preview?.environment === address.environment ? preview.variants : {};
    await keepPreview(await seeVariant(ctx, { ...address, variant }, held), ctx.now);
    const message = variant === null ? `You see your own answer of ${address.key}.` : `You see ${variant} for an hour.`;
    return { status: 'done', message };
  });
}
