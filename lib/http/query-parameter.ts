import { HttpRefusal } from './http-refusal';

/** One parameter of the query, decoded once and otherwise as given; undefined where it is absent. Twice is refused. */
export function queryParameter(query: URLSearchParams, name: string): string | undefined {
  const given = query.getAll(name);
  if (given.length > 1) throw new HttpRefusal(400, `Give ${name} once.`, name);
  return given[0];
}

/** A parameter that is a whole number from 1 to `max`; undefined where it is absent. */
export function wholeNumberParameter(
  query: URLSearchParams,
  name: string,
  max: number = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const text = queryParameter(query, name);
  if (text === undefined) return undefined;
  const number = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > max) throw new HttpRefusal(400, `Give ${name} as a whole number from 1 to ${max}.`, name);
  return number;
}
