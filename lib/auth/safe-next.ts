export const AFTER_SIGN_IN = '/admin';
const NEXT_LENGTH_MAX = 2_000;
const HERE = 'http://here.invalid';

/**
 * Where to go after signing in: a path on this site, or /admin. Whatever a browser would read as another site
 * ("//evil", "/\evil", "https:…", a tab or line break inside) is not followed.
 */
export function safeNext(path: string | null | undefined): string {
  if (!path?.startsWith('/') || path.length > NEXT_LENGTH_MAX || !URL.canParse(path, HERE)) return AFTER_SIGN_IN;
  const url = new URL(path, HERE);
  // The parsed form is what is followed: parsing is how browsers drop the tabs and turn the backslashes.
  return url.origin === HERE && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : AFTER_SIGN_IN;
}
