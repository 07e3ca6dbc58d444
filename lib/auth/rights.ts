import type { Actor } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';

/** Environments by key, or every one that there is and will be. */
export type Scope = 'all' | readonly string[];

/** What somebody or something may do, as its row said when the request was checked. */
export interface Rights {
  /** Environments whose flags and history may be looked at. */
  readonly reads: Scope;
  /** Environments whose flags may be changed. What all environments share asks for all of them. */
  readonly writes: Scope;
  /** Accounts, tokens, environments and settings. */
  readonly administers: boolean;
}

export const NO_RIGHTS: Rights = { reads: [], writes: [], administers: false };
export const ALL_RIGHTS: Rights = { reads: 'all', writes: 'all', administers: true };

/** The machine itself may do everything: whoever runs commands there owns the data. */
export function rightsOf(actor: Actor): Rights {
  return actor.type === 'system' ? ALL_RIGHTS : actor.may;
}

export function covers(scope: Scope, environment: string): boolean {
  return scope === 'all' || scope.includes(environment);
}

/** Throws FORBIDDEN unless the actor may administer: for the first line of a verb. */
export function refuseUnlessAdmin(actor: Actor): void {
  if (rightsOf(actor).administers) return;
  throw new DomainError('FORBIDDEN', 'Only an admin may do this. Ask one to do it, or to make you one.');
}

/** Throws FORBIDDEN unless all of these environments may be changed. */
export function refuseUnlessMayWrite(actor: Actor, environments: Scope): void {
  const { writes } = rightsOf(actor);
  if (writes === 'all') return;
  if (writes.length === 0) {
    throw new DomainError('FORBIDDEN', 'You may look, but not change flags. Ask an admin to make you an editor.');
  }
  const may = writes.join(', ');
  if (environments === 'all') {
    const message = `This changes every environment, and you may change ${may}. Ask somebody who may change all of them.`;
    throw new DomainError('FORBIDDEN', message, { field: 'environment' });
  }
  const refused = environments.find((one) => !writes.includes(one));
  if (refused === undefined) return;
  const message = `You may change ${may}, and not ${refused.slice(0, 40)}. Ask an admin, or somebody who may.`;
  throw new DomainError('FORBIDDEN', message, { field: 'environment' });
}

/** Throws FORBIDDEN unless this environment, or every one, may be looked at. */
export function refuseUnlessMayRead(reads: Scope, environment: string | 'every'): void {
  if (environment === 'every' ? reads === 'all' : covers(reads, environment)) return;
  const what = environment === 'every' ? 'all environments' : environment.slice(0, 40);
  throw new DomainError('FORBIDDEN', `Looking at ${what} is not among your rights. Ask an admin for a wider one.`, {
    field: 'environment',
  });
}
