/** The address of an admin page in an environment. */
export function sectionHref(path: string, environment: string): string {
  return `${path}?environment=${encodeURIComponent(environment)}`;
}
