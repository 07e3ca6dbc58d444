import { flagHref } from '../flag-href';

/** The address of the page that explains what a flag answers. */
export function explainHref({ environment, key }: { environment: string; key: string }): string {
  const [path, search] = flagHref(environment, key).split('?');
  return `${path}/explain?${search}`;
}
