import { sealData, unsealData } from 'iron-session';
import { z } from 'zod';

/** So long somebody sees what they chose, and then what everybody sees. */
export const PREVIEW_TTL_SECONDS = 3_600;
export const PREVIEWED_FLAGS_MAX = 20;
const COOKIE_LENGTH_MAX = 4_096;

const previewSeal = z.object({
  sessionId: z.string().min(1),
  environment: z.string(),
  variants: z.record(z.string(), z.string()),
  expiresAt: z.number(),
});

/** What an operator sees in their own browser in the place of their own answers: flags' keys, and a variant's name of each. */
export type Preview = Readonly<z.infer<typeof previewSeal>>;

/** Over https browsers hold `__Host-` cookies to this host, its root and TLS: no neighbour can set one. */
export function previewCookieName({ cookiesAreSecure }: { readonly cookiesAreSecure: boolean }): string {
  return cookiesAreSecure ? '__Host-sluice_preview' : 'sluice_preview';
}

/** The text of the cookie. `secret` is SESSION_SECRET. */
export function closePreview(preview: Preview, secret: string): Promise<string> {
  return sealData(preview, { password: secret, ttl: PREVIEW_TTL_SECONDS });
}

/**
 * What a cookie carries, or null where it is not ours, is over by `now`, or is of another session: whoever signs out sees
 * what everybody sees, and a copied cookie shows nothing to others.
 */
export async function openPreview(
  text: string | undefined,
  { secrets, sessionId, now }: { readonly secrets: readonly string[]; readonly sessionId: string; readonly now: Date },
): Promise<Preview | null> {
  if (!text || text.length > COOKIE_LENGTH_MAX) return null;
  for (const secret of secrets) {
    const parsed = previewSeal.safeParse(await unsealData(text, { password: secret, ttl: PREVIEW_TTL_SECONDS }));
    if (!parsed.success) continue;
    return parsed.data.sessionId === sessionId && parsed.data.expiresAt > now.getTime() ? parsed.data : null;
  }
  return null;
}
