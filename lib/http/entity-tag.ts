import { HttpRefusal } from './http-refusal';

/** The strong ETag of a flag in an environment, `"production-7"`: a tag from another environment never matches. */
export function entityTag(environment: string, version: number): string {
  return `"${environment}-${version}"`;
}

/**
 * The version that If-Match makes a change conditional on; undefined without the header, or where `*` asks only that
 * the flag exists. Throws 412 for a tag that this flag cannot have here, 400 for what is no tag, or several.
 */
export function versionWanted(headers: Headers, environment: string): number | undefined {
  const given = headers.get('if-match')?.trim();
  if (given === undefined || given === '*') return undefined;
  if (!/^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/.test(given)) {
    throw new HttpRefusal(400, `Send one entity tag as If-Match, such as ${entityTag(environment, 7)}.`, 'if-match');
  }
  // A weak tag never matches either: If-Match compares strongly.
  const version = given.startsWith(`"${environment}-`)
    ? /^-([1-9]\d{0,9})"$/.exec(given.slice(environment.length + 1))
    : null;
  if (!version) {
    throw new HttpRefusal(
      412,
      `Nothing was changed: ${given.slice(0, 100)} is no version of a flag in ${environment}.`,
    );
  }
  return Number(version[1]);
}
