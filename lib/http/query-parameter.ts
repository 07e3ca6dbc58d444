import { HttpRefusal } from './http-refusal';

/** One parameter of the query, decoded once and otherwise as given; undefined where it is absent. Twice is refused. */
export function queryParameter(query: URLSearchParams, name: string): string | undefined {
  const given = query.getAll(name);
  if (given.length > 1) throw new HttpRefusal(400, `Give ${name} once.`, name);
  return given[0];
}
