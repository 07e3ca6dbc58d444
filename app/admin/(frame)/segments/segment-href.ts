/** A segment's page, seen from an environment. */
export function segmentHref(environment: string, key: string): string {
  return `/admin/segments/${encodeURIComponent(key)}?${new URLSearchParams({ environment })}`;
}
