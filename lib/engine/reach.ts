/** Follows a path of names and answers what it finds, inherited or not; undefined where the path ends early. */
export function reach(attributes: unknown, path: readonly string[]): unknown {
  let reached = attributes;
  for (const name of path) {
    if (!isObject(reached)) return undefined;
    reached = reached[name];
  }
  return reached;
}

/**
 * Whether the attributes have something at the end of a path, through own properties only: `constructor` and
 * `__proto__` are absent unless the caller sent them. JSON's null says "nothing here" and is absent too.
 */
export function hasAttribute(attributes: unknown, path: readonly string[]): boolean {
  let reached = attributes;
  for (const name of path) {
    if (!isObject(reached) || !Object.hasOwn(reached, name)) return false;
    reached = reached[name];
  }
  return reached !== undefined && reached !== null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
