import { cookies } from 'next/headers';
import { cache } from 'react';
import { readSessionCookie } from '@/lib/auth/session-cookie';
import { configuration } from '@/lib/configuration';
import { closePreview, openPreview, PREVIEW_TTL_SECONDS, type Preview, previewCookieName } from './seal';

/** What this browser's operator chose to see, null for everybody else. Reads sealed cookies, and no database. */
export const currentPreview = cache(async (): Promise<Preview | null> => {
  const settings = configuration();
  const text = (await cookies()).get(previewCookieName(settings))?.value;
  if (text === undefined) return null;
  const session = await readSessionCookie();
  if (!session) return null;
  return openPreview(text, { secrets: settings.sessionSecrets, sessionId: session.sessionId, now: new Date() });
});

/** Shows these variants in this browser for an hour; none is an end. Only where cookies can be set: actions and handlers. */
export async function keepPreview(variants: Readonly<Record<string, string>>, now: Date): Promise<void> {
  const { SESSION_SECRET, SLUICE_ENVIRONMENT: environment, cookiesAreSecure } = configuration();
  const [jar, session] = await Promise.all([cookies(), readSessionCookie()]);
  const isOver = Object.keys(variants).length === 0 || session === null;
  const expiresAt = now.getTime() + PREVIEW_TTL_SECONDS * 1_000;
  const text = isOver
    ? ''
    : await closePreview({ sessionId: session.sessionId, environment, variants, expiresAt }, SESSION_SECRET);
  jar.set(previewCookieName({ cookiesAreSecure }), text, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: isOver ? 0 : PREVIEW_TTL_SECONDS,
    secure: cookiesAreSecure,
  });
}
