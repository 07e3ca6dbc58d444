/** An environment's page; `from` names another one to compare it with. */
export function environmentHref(key: string, from?: string): string {
  return `/admin/environments/${encodeURIComponent(key)}${from === undefined ? '' : `?from=${encodeURIComponent(from)}`}`;
}
