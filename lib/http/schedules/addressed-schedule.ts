import { DomainError } from '@/lib/domain-error';

/** The number of the schedule that a path names. Throws NOT_FOUND for a text that can be none. */
export function addressedSchedule(text: string): number {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (id < 1) throw new DomainError('NOT_FOUND', `There is no schedule ${text.slice(0, 40)}.`, { field: 'id' });
  return id;
}
