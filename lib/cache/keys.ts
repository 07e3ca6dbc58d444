/** Tags of Next's cache and keys of Upstash. No other file spells one. */

/** The tag on everything rendered from a flag's answer in an environment. */
export function flagTag(environment: string, flagKey: string): string {
  return `sluice:${environment}:flag:${flagKey}`;
}

/** The environment's compressed, sealed snapshot. */
export function snapshotKey(environment: string): string {
  return `sluice:${environment}:snapshot`;
}

/** The floor: `lineage:revision`. Never expires, never deleted; a fill below it is refused. */
export function revisionKey(environment: string): string {
  return `sluice:${environment}:revision`;
}

/** Held for a moment by the one instance that fills revision N of a lineage. */
export function leaseKey(environment: string, lineage: string, revision: number): string {
  return `sluice:${environment}:lease:${lineage}:${revision}`;
}

/** What every save and every fill says on it: environment, revision and lineage, as JSON. */
export const CHANGE_CHANNEL = 'sluice:changed';

/** The article's own layout, for neighbours that read it: their cached copy of one flag. */
export function neighbourFlagKey(flagKey: string): string {
  return `flag:${flagKey}`;
}

/** The article's own channel: a message is the key of a flag whose cached copies are out of date. */
export const NEIGHBOUR_CHANNEL = 'flag_invalidations';
