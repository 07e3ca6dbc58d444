const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Shows a display choice at once and keeps it in a cookie, where the server reads it before the next first paint. */
export function rememberDisplay({ name, value }: { name: 'theme' | 'density'; value: string }): void {
  const isSecure = window.location.protocol === 'https:';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that we support.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${isSecure ? '; secure' : ''}`;
  if (value === 'system' || value === 'comfortable') delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
}
