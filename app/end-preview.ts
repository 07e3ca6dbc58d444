'use server';

import { actionContext } from '@/lib/http/action-context';
import { currentPreview, keepPreview } from '@/lib/preview/preview-cookie';
import { seeVariant } from '@/lib/preview/see-variant';

/** Ends all that this browser's operator chose to see: from here on it is their own answers. */
export async function endPreview(): Promise<void> {
  const ctx = await actionContext();
  const preview = await currentPreview();
  let seen = preview?.variants ?? {};
  for (const key of Object.keys(seen)) {
    seen = await seeVariant(ctx, { environment: preview?.environment ?? '', key, variant: null }, seen);
  }
  await keepPreview({}, ctx.now);
}
