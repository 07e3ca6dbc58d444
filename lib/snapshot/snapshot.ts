import { compileFlag } from '@/lib/engine/compile';
import { compileSegment } from '@/lib/engine/compile-segment';
import type { CompiledFlag, CompiledSegment } from '@/lib/engine/compiled-flag';
import type { StoredFlag, StoredSegment } from '@/lib/engine/types';
import { segmentNode } from '@/lib/targeting/dependencies';
import { LayeredMap } from './layered-map';

/** How large a snapshot may be: its rules as JSON, and something for each flag beside them. */
export const SNAPSHOT_BYTES_MAX = 64 * 1024 * 1024;
/** What a flag takes beside its rules, roughly: its key, its policies, its numbers. */
const FLAG_BYTES = 200;

/** Everything that one environment answers from: compiled, immutable, of one revision of one lineage. */
export interface Snapshot {
  readonly environment: string;
  readonly lineage: string;
  readonly revision: number;
  readonly flags: ReadonlyMap<string, CompiledFlag>;
  readonly segments: ReadonlyMap<string, CompiledSegment>;
  /** Its size, and what each flag adds to it. */
  readonly bytes: number;
  readonly bytesOf: ReadonlyMap<string, number>;
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
  /** The number of segments that the door keeps there, and all of them or those newer than `since`. */
  readonly segmentCount: number;
  readonly segments: readonly StoredSegment[];
  readonly since: number | null;
}

/** Why a snapshot is refused: it would silently miss flags (or invent some), from wherever it came. */
export class FlagCountMismatch extends Error {
  override readonly name = 'FlagCountMismatch';
}

/** Why a snapshot is refused: a process that took it might not live to answer from it. */
export class SnapshotTooLarge extends Error {
  override readonly name = 'SnapshotTooLarge';
}

/**
 * Compiles what was loaded, reusing `held` for the flags that did not change: the cost is that of what changed. Throws
 * FlagCountMismatch where the number of flags is not the one that the door recorded (after an incremental load that
 * means a gap, and a full load is the answer), and SnapshotTooLarge.
 */
export function buildSnapshot(loaded: LoadedRows, held: Snapshot | null): Snapshot {
  const { environment, lineage, revision, flagCount, rows } = loaded;
  const upon = loaded.since === null ? null : held;
  const flags = changed(upon?.flags, new Map(rows.map((row) => [row.key, compileFlag(row)])));
  if (flags.size !== flagCount) {
    throw new FlagCountMismatch(
      `${environment} r ${revision}: ${flags.size} flags were read, ${flagCount} are on record.`,
    );
  }
  const segments = changed(
    upon?.segments,
    new Map(loaded.segments.map((segment) => [segment.key, compileSegment(segment)])),
  );
  if (segments.size !== loaded.segmentCount) {
    throw new FlagCountMismatch(
      `${environment} r ${revision}: ${segments.size} segments were read, ${loaded.segmentCount} are on record.`,
    );
  }
  const sizes = new Map(
    rows.map((row) => [
      row.key,
      FLAG_BYTES + jsonBytes([row.variants, row.split, row.rules, row.targets, row.prerequisites]),
    ]),
  );
  for (const { key, conditions, included, excluded } of loaded.segments) {
    sizes.set(segmentNode(key), FLAG_BYTES + jsonBytes([conditions, included, excluded]));
  }
  let bytes = upon?.bytes ?? 0;
  for (const [key, size] of sizes) bytes += size - (upon?.bytesOf.get(key) ?? 0);
  if (bytes > SNAPSHOT_BYTES_MAX) {
    throw new SnapshotTooLarge(`${environment} r ${revision}: ${bytes} bytes, of ${SNAPSHOT_BYTES_MAX} at most.`);
  }
  return {
    environment,
    lineage,
    revision,
    flags,
    segments,
    bytes,
    bytesOf: changed(upon?.bytesOf, sizes),
  };
}

function changed<Value extends object | number>(
  held: ReadonlyMap<string, Value> | undefined,
  changes: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  if (!held) return LayeredMap.of(changes);
  return (held instanceof LayeredMap ? held : LayeredMap.of(held)).with(changes);
}

// What jsonb gives is JSON; a row from elsewhere may hold what JSON cannot say, and weighs nothing for it.
function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
