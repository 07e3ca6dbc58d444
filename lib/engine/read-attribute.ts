/**
 * Follows a path of names through own properties only, and answers undefined where the attribute is missing.
 * `constructor` and `__proto__` are therefore attributes like any other: absent, unless the caller sent them.
 * JSON's null says "nothing here" and is missing too.
 */
export function readAttribute(attributes: unknown, path: readonly string[]): unknown {
  let reached = attributes;
  for (const name of path) {
    if (!isOwnerOf(reached, name)) return undefined;
    reached = reached[name];
  }
  return reached ?? undefined;
}

function isOwnerOf(value: unknown, name: string): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}
