import { sectionHref } from '../section-href';

/** The address of the page that edits a schedule or cancels it. */
export function scheduleHref({ id, environment }: { id: number; environment: string }): string {
  return sectionHref(`/admin/schedules/${id}`, environment);
}

/** The address of the form that schedules a change of a flag. */
export function newScheduleHref({ environment, key }: { environment: string; key: string }): string {
  return `${sectionHref('/admin/schedules/new', environment)}&flag=${encodeURIComponent(key)}`;
}
