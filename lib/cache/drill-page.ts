import { unstable_cache } from 'next/cache';
import { flagTag } from './keys';

/**
 * What a page shows of a flag that a drill kills, kept until the flag's tag expires and under nothing else: no revision
 * stands in its key, so that a tag which nobody expires is found out.
 */
export function drillPage(
  { environment, key }: { readonly environment: string; readonly key: string },
  answer: () => boolean,
): Promise<boolean> {
  const cached = unstable_cache(async () => answer(), ['drill-page', environment, key], {
    tags: [flagTag(environment, key)],
  });
  return cached();
}
