import type { Actor } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';

/** Whether somebody may change configuration and access. Every token is an admin's here, and so is the machine itself. */
export function mayAdminister(actor: Actor): boolean {
  switch (actor.type) {
    case 'account':
      return actor.may === 'admin';
    case 'token':
    case 'system':
      return true;
    default:
      actor satisfies never;
      return false;
  }
}

/** Throws FORBIDDEN unless the actor may administer: for the first line of a verb. */
export function refuseUnlessAdmin(actor: Actor): void {
  if (mayAdminister(actor)) return;
  throw new DomainError('FORBIDDEN', 'Only an admin may do this. Ask one to do it, or to make you one.');
}
