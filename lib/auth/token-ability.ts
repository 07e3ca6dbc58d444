import { ALL_RIGHTS, NO_RIGHTS, type Rights, type Scope } from './rights';

/**
 * What a token is for. `trigger` is a link that kills one flag, and nothing else. Of the others each may what those before
 * it may; `client` is a key for code that anybody can read, such as a browser's: it may evaluate flags that are
 * client-visible.
 */
export const TOKEN_ABILITIES = ['trigger', 'client', 'evaluate', 'read', 'write', 'admin'] as const;
export type TokenAbility = (typeof TOKEN_ABILITIES)[number];

/** What a token's row says of it. */
export interface TokenScope {
  readonly ability: TokenAbility;
  /** Where it may do that. */
  readonly environments: Scope;
}

/** A row's columns: an ability that is none is the least, and null stands for every environment. */
export function tokenScope(row: {
  readonly ability: string;
  readonly environments: readonly string[] | null;
}): TokenScope {
  const ability = TOKEN_ABILITIES.find((one) => one === row.ability) ?? 'trigger';
  return { ability, environments: row.environments ?? 'all' };
}

/** What a token may do with configuration. An admin's is for all environments, because what it rules is shared by all. */
export function rightsOfToken({ ability, environments }: TokenScope): Rights {
  switch (ability) {
    case 'admin':
      return environments === 'all' ? ALL_RIGHTS : { reads: environments, writes: environments, administers: false };
    case 'write':
      return { reads: environments, writes: environments, administers: false };
    case 'read':
      return { reads: environments, writes: [], administers: false };
    case 'evaluate':
    case 'client':
    case 'trigger':
      return NO_RIGHTS;
    default:
      return ability satisfies never;
  }
}
