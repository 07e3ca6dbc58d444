import { notFound } from 'next/navigation';
import { firstOf, type Search } from '@/app/search';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { type EnvironmentView, listEnvironments } from '@/lib/environments/list-environments';

/**
 * The environment that an admin page is about: the one its address names, else the app's own. 404 for an unknown
 * one. `all` are those to choose among: no retired ones, but for the one that is looked at.
 */
export async function environmentOf(search: Search): Promise<{ current: EnvironmentView; all: EnvironmentView[] }> {
  const all = await listEnvironments(database());
  const wanted = firstOf((await search).environment) ?? configuration().SLUICE_ENVIRONMENT;
  const current = all.find(({ key }) => key === wanted);
  if (!current) notFound();
  return { current, all: all.filter((one) => !one.isRetired || one === current) };
}

/** Search parameters with one value each, as tables and links take them. */
export function flatSearch(search: Awaited<Search>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => {
      const first = firstOf(value);
      return first === undefined ? [] : [[name, first]];
    }),
  );
}
