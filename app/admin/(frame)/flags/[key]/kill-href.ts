import { flagHref } from '../flag-href';

/**
 * The address of the page that kills a flag or lifts it. With the `revision` that did, it shows how far that has come;
 * without one, it begins where the key is typed.
 */
export function killHref({ environment, key }: { environment: string; key: string }, revision?: number): string {
  const [path, search] = flagHref(environment, key).split('?');
  return `${path}/kill?${search}${revision === undefined ? '#confirmation' : `&revision=${revision}#reach`}`;
}
