import { compileFlag } from '@/lib/engine/compile';
import type { CompiledFlag } from '@/lib/engine/compiled-flag';
import type { StoredFlag } from '@/lib/engine/types';

/** Everything that one environment answers from: compiled, immutable, of one revision of one lineage. */
export interface Snapshot {
  readonly environment: string;
  readonly lineage: string;
  readonly revision: number;
  readonly flags: ReadonlyMap<string, CompiledFlag>;
}

/** What a load read, in one statement, so that the rows are of exactly this revision. */
export interface LoadedRows {
  readonly environment: string;
  readonly lineage: string;
  readonly revision: number;
  /** The number of flags that the door keeps in the environment's row. */
  readonly flagCount: number;
  /** All rows, or only those newer than `since`. */
  readonly rows: readonly StoredFlag[];
  readonly since: number | null;
}

/** Why a snapshot is refused: it would silently miss flags (or invent some), from wherever it came. */
export class FlagCountMismatch extends Error {
  override readonly name = 'FlagCountMismatch';
}

/**
 * Compiles what was loaded, reusing `held` for the flags that did not change: the cost is that of what changed, plus
 * one copy of a map of pointers. Throws FlagCountMismatch where the number of flags is not the one that the door
 * recorded; after an incremental load that means a gap, and a full load is the answer.
 */
export function buildSnapshot(loaded: LoadedRows, held: Snapshot | null): Snapshot {
  const flags = new Map(loaded.since === null ? [] : held?.flags);
  for (const row of loaded.rows) flags.set(row.key, compileFlag(row));
  if (flags.size !== loaded.flagCount) {
    throw new FlagCountMismatch(
      `${loaded.environment} r ${loaded.revision}: ${flags.size} flags were read, ${loaded.flagCount} are on record.`,
    );
  }
  return { environment: loaded.environment, lineage: loaded.lineage, revision: loaded.revision, flags };
}
