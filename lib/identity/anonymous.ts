/** The cookie that keeps a visitor's anonymous id. Its name is for ever: renaming it would re-bucket every visitor. */
export const ANON_COOKIE = 'anon_id';
/** Stands on a request whose anonymous id was made for this very request: nobody knows yet whether it comes back. */
export const MINTED_HEADER = 'x-sluice-minted';
export const ANON_MAX_AGE_SECONDS = 31_536_000;

// Version 4, lower case: exactly what we mint. An account's targeting key is digits only, so neither can pass for the
// other, and a visitor who types "7" into their cookie does not become account 7.
const OURS = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The text if it is an id that we could have minted, otherwise null. Nothing else is ever echoed or hashed. */
export function readAnonymousId(text: string | null | undefined): string | null {
  return text != null && OURS.test(text) ? text : null;
}

export function newAnonymousId(): string {
  return crypto.randomUUID();
}

/** Attributes of the cookie. `publicUrl` is where visitors come from, if it is known: over https the cookie is Secure. */
export function anonymousCookieOptions(publicUrl: string | undefined) {
  return {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: ANON_MAX_AGE_SECONDS,
    secure: /^https:/i.test(publicUrl ?? ''),
  } as const;
}
