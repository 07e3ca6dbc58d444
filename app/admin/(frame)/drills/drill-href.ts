import { sectionHref } from '../section-href';

/** The address of a drill's page. */
export function drillHref({ id, environment }: { id: number; environment: string }): string {
  return sectionHref(`/admin/drills/${id}`, environment);
}
