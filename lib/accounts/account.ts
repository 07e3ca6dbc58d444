import { ALL_RIGHTS, covers, NO_RIGHTS, type Rights, type Scope } from '@/lib/auth/rights';

/**
 * `member` signs in to the public pages and has no way into the admin; `viewer` looks at everything there, `editor`
 * changes flags too, in the environments that the account names; `admin` does all that there is.
 */
export const ROLES = ['member', 'viewer', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who can sign in, without the secret part. The e-mail address is in lower case. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Where an editor may change flags; `all` for every other role. */
  readonly environments: Scope;
}

/** The role as stored; whatever is none may do no more than a member. */
export function roleOf(stored: string): Role {
  return ROLES.find((role) => role === stored) ?? 'member';
}

/** What an account may do. */
export function rightsOfAccount({ role, environments }: Pick<Account, 'role' | 'environments'>): Rights {
  switch (role) {
    case 'admin':
      return ALL_RIGHTS;
    case 'editor':
      return { reads: 'all', writes: environments, administers: false };
    case 'viewer':
      return { reads: 'all', writes: [], administers: false };
    case 'member':
      return NO_RIGHTS;
    default:
      return role satisfies never;
  }
}

/** Whether an account may change the flags of an environment. */
export function mayChange(account: Account, environment: string): boolean {
  return covers(rightsOfAccount(account).writes, environment);
}

/** Whether an account may change what all environments share. */
export function mayChangeAll(account: Account): boolean {
  return rightsOfAccount(account).writes === 'all';
}

/** A row's columns as an account: `environments` is null for all of them. */
export function accountOf<Row extends { readonly role: string; readonly environments: readonly string[] | null }>(
  row: Row,
): Omit<Row, 'role' | 'environments'> & Pick<Account, 'role' | 'environments'> {
  return { ...row, role: roleOf(row.role), environments: row.environments ?? 'all' };
}
