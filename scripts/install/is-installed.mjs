/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * Whether what npm says it installed (node_modules/.package-lock.json, which it writes last) is what the lock asks for.
 * Optional packages may be missing: most are for other machines.
 * @param {Lock} lock
 * @param {Lock} installed
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([where, wanted]) => {
    const found = installed.packages[where];
    if (where === '' || (wanted.optional && !found)) return true;
    const isSameContent = !wanted.integrity || !found?.integrity || wanted.integrity === found.integrity;
    return found !== undefined && found.version === wanted.version && isSameContent;
  });
}
