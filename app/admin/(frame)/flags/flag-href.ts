import { sectionHref } from '../section-href';

/** The address of a flag's page in an environment. */
export function flagHref(environment: string, key: string): string {
  return sectionHref(`/admin/flags/${encodeURIComponent(key)}`, environment);
}
