import { DomainError } from '@/lib/domain-error';

/** The number that a path names something by, or 0, which nothing has. */
export function numberedIn(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** The refusal of a number that nothing has. */
export function notNumbered(what: string, text: string): DomainError {
  return new DomainError('NOT_FOUND', `There is no ${what} ${text.slice(0, 40)}.`, { field: 'id' });
}
