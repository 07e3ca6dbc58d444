import type { TableFlag } from './table-flag';

/** What there is to filter by: the kinds, owners and tags that occur, in alphabetical order. */
export interface Facets {
  readonly kinds: readonly string[];
  readonly owners: readonly string[];
  readonly tags: readonly string[];
}

export function facetsOf(flags: readonly TableFlag[]): Facets {
  return {
    kinds: distinct(flags.map(({ kind }) => kind)),
    owners: distinct(flags.map(({ owner }) => owner)),
    tags: distinct(flags.flatMap(({ tags }) => tags)),
  };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '').sort();
}
