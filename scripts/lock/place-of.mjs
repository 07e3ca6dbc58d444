/**
 * Where in node_modules an optional dependency is missing: as far up as it stands in nobody's way. Null where the
 * package at `where` finds it already, by Node's own way from folder to folder upwards. Platforms' packages are asked for
 * by one version; whether another fits a real range is npm's to say.
 * @param {Record<string, { version?: string }>} packages
 * @param {{ where: string, name: string, range: string }} dependency
 */
export function placeOf(packages, { where, name, range }) {
  let free = null;
  for (const folder of foldersUpFrom(where)) {
    const place = `${folder}node_modules/${name}`;
    const found = packages[place];
    if (!found) {
      free = place;
      continue;
    }
    return isOneVersion(range) && found.version !== range ? free : null;
  }
  return free;
}

/**
 * @param {string} where
 * @returns {string[]} each with its slash, the root as an empty text
 */
function foldersUpFrom(where) {
  const inner = where === '' ? [] : [`${where}/`];
  const parts = where.split('/node_modules/').slice(0, -1);
  const outer = parts.map((_, depth) => `${parts.slice(0, depth + 1).join('/node_modules/')}/`);
  return [...inner, ...outer.toReversed(), ''];
}

/** @param {string} range */
function isOneVersion(range) {
  return /^\d/.test(range);
}
