import { placeOf } from './place-of.mjs';
import { platformOf } from './platform-of.mjs';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * Fills in what npm left out of a lock: a registry without some other platform's optional package leaves a hole, and
 * `npm ci` then fails with "Missing: … from lock file". Gives the whole lock, and what was added as `name@version`.
 * @template {Lock} T
 * @param {T} lock
 * @returns {{ lock: T, added: string[] }}
 */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [where, { dev, optionalDependencies }] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(optionalDependencies ?? {})) {
      const place = placeOf(packages, { where, name, range });
      if (place === null) continue;
      const version = lowestOf(range);
      if (version === null) throw new Error(`${name}@${range} is missing, and ${range} does not name a version.`);
      packages[place] = { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true };
      added.push(`${name}@${version}`);
    }
  }
  const sorted = Object.entries(packages).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { lock: added.length === 0 ? lock : { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/**
 * The version of `1.2.3`, `^1.2.3` or `~1.2.3`. Null for any other range.
 * @param {string} range
 */
function lowestOf(range) {
  return /^[\^~]?(\d+\.\d+\.\d+\S*)$/.exec(range)?.[1] ?? null;
}
