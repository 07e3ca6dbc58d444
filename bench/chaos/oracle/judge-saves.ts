import { isDeepStrictEqual } from 'node:util';
import type { Save } from '../load/saver';
import type { HistoryEntry } from './read-history';

/** What is wrong with what the savers were told: `lost` was to be there and is not, `ghosts` the other way round. */
export interface JudgedSaves {
  readonly saved: number;
  readonly refused: number;
  readonly unknown: number;
  readonly lost: readonly string[];
  readonly ghosts: readonly string[];
  readonly broken: readonly string[];
}

/** Compares what savers were told with what history has. A save that found everything as it wanted leaves no entry. */
export function judgeSaves(saves: readonly Save[], entries: readonly HistoryEntry[]): JudgedSaves {
  const byNote = Map.groupBy(entries, ({ note }) => note);
  const told = (as: Save['told']['as']) => saves.filter((save) => save.told.as === as);
  return {
    saved: told('saved').length,
    refused: told('refused').length,
    unknown: told('unknown').length,
    lost: told('saved')
      .filter((save) => !isKept(save, byNote.get(save.id) ?? []))
      .map(sentence),
    ghosts: [
      ...told('refused').filter((save) => byNote.has(save.id)),
      ...saves.filter((save) => (byNote.get(save.id)?.length ?? 0) > 1),
    ].map(sentence),
    broken: told('broken').map(sentence),
  };
}

function isKept({ flag, wanted, told }: Save, [entry]: readonly HistoryEntry[]): boolean {
  if (!entry || told.as !== 'saved' || entry.flag !== flag || entry.revision !== told.revision) return false;
  return Object.entries(entry.after).every(([field, value]) => isDeepStrictEqual(wanted[field], value));
}

function sentence({ id, flag, wanted, told }: Save): string {
  return `${flag} ${JSON.stringify(wanted)} (${id}): ${told.as === 'saved' ? `saved as ${told.revision}` : told.words}`;
}
