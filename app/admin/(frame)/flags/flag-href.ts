/** The address of a flag's page in an environment. */
export function flagHref(environment: string, key: string): string {
  return `/admin/flags/${encodeURIComponent(key)}?environment=${encodeURIComponent(environment)}`;
}
