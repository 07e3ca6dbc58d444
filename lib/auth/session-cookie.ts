import { cookies } from 'next/headers';
import { configuration } from '@/lib/configuration';
import { closeSeal, openSeal, SESSION_TTL_SECONDS, type SessionSeal, sessionCookieName } from './seal';

/** What this request's session cookie carries: who it says it is, not whether the session still stands. */
export async function readSessionCookie(): Promise<SessionSeal | null> {
  const jar = await cookies();
  const settings = configuration();
  const text = jar.get(sessionCookieName(settings))?.value;
  return openSeal(text, { secrets: settings.sessionSecrets, now: new Date() });
}

/** Signs the browser in. Only where cookies can be set: actions and route handlers. */
export async function writeSessionCookie(seal: SessionSeal): Promise<void> {
  const jar = await cookies();
  const { SESSION_SECRET, cookiesAreSecure } = configuration();
  jar.set(sessionCookieName({ cookiesAreSecure }), await closeSeal(seal, SESSION_SECRET), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: SESSION_TTL_SECONDS,
    secure: cookiesAreSecure,
  });
}

/** Takes the cookie away. That alone ends nothing: a copy of it goes on working until endSession revokes the row. */
export async function clearSessionCookie(): Promise<void> {
  const jar = await cookies();
  const settings = configuration();
  // Taken away as it was set: without Secure a browser would refuse to touch one that has it.
  jar.set(sessionCookieName(settings), '', { path: '/', maxAge: 0, secure: settings.cookiesAreSecure, httpOnly: true });
}
