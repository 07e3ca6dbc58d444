import { HttpRefusal } from './http-refusal';

/**
 * The strong ETag of what has versions, `"production-7"`: a flag's begins with its environment, so that a tag from another
 * never matches; of others with their kind.
 */
export function entityTag(kind: string, version: number): string {
  return `"${kind}-${version}"`;
}

/**
 * The version that If-Match makes a change conditional on; undefined without the header, or where `*` asks only that
 * it exists. Throws 412 for a tag that it cannot have here, 400 for what is no tag, or several.
 */
export function versionWanted(headers: Headers, kind: string): number | undefined {
  const given = headers.get('if-match')?.trim();
  if (given === undefined || given === '*') return undefined;
  if (!/^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/.test(given)) {
    throw new HttpRefusal(400, `Send one entity tag as If-Match, such as ${entityTag(kind, 7)}.`, 'if-match');
  }
  // A weak tag never matches either: If-Match compares strongly.
  const version = given.startsWith(`"${kind}-`) ? /^-([1-9]\d{0,9})"$/.exec(given.slice(kind.length + 1)) : null;
  if (!version) {
    throw new HttpRefusal(412, `Nothing was changed: ${given.slice(0, 100)} is no version of what stands here.`);
  }
  return Number(version[1]);
}
