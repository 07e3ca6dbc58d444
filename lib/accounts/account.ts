export type Role = 'admin' | 'member';

/** Somebody who can sign in, without the secret part. The e-mail address is in lower case. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** The role as stored; whatever is not `admin` may do no more than a member. */
export function roleOf(stored: string): Role {
  return stored === 'admin' ? 'admin' : 'member';
}
