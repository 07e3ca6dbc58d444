import { DomainError } from '@/lib/domain-error';

/** The number of the schedule that a path names. Throws NOT_FOUND for a text that can be none. */
export function addressedSchedule(text: string): number {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (id < 1) throw noSchedule(text);
  return id;
}

export function noSchedule(id: string): DomainError {
  return new DomainError('NOT_FOUND', `There is no schedule ${id.slice(0, 40)}.`, { field: 'id' });
}
