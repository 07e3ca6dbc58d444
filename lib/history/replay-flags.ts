import { isDeepStrictEqual } from 'node:util';
import { segmentNode } from '@/lib/targeting/dependencies';
import { type Fields, tellsOfFields } from './entry';
import { replay } from './flag-state-at';
import type { ChainFault } from './verify-chain';

/** A flag as the entries of one environment add up to it, and the number of the last that tells of it. */
export interface ReplayedFlag {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly sequence: number;
}

/** Adds an entry, in the order of the chain. Costs memory for the flags, not for the entries. */
export function replayEntry(
  flags: Map<string, ReplayedFlag>,
  {
    flag,
    action,
    after,
    sequence,
  }: { readonly flag: string | null; readonly action: string; readonly after: Fields; readonly sequence: number },
): void {
  if (flag === null) replaySegment(flags, { action, after, sequence });
  if (flag === null || !tellsOfFields(action)) return;
  if (action === 'flag.deleted') {
    flags.delete(flag);
    return;
  }
  flags.set(flag, { fields: replay([flags.get(flag)?.fields ?? null, after]), sequence });
}

/** Segments add up like flags, under a name that no flag can have. */
function replaySegment(
  flags: Map<string, ReplayedFlag>,
  { action, after, sequence }: { readonly action: string; readonly after: Fields; readonly sequence: number },
): void {
  if (!action.startsWith('segment.') || after === null) return;
  const { segment, ...fields } = after;
  const name = segmentNode(String(segment));
  if (action === 'segment.deleted') flags.delete(name);
  else flags.set(name, { fields: { ...flags.get(name)?.fields, ...fields }, sequence });
}

/**
 * The first flag, in the order of the keys, that is not what history made of it: changed, removed or added beside the
 * door. `stored` names its fields as history does.
 */
export function firstDifference(
  replayed: ReadonlyMap<string, ReplayedFlag>,
  stored: ReadonlyMap<string, object>,
): ChainFault | null {
  const keys = new Set([...replayed.keys(), ...stored.keys()]);
  for (const key of [...keys].toSorted()) {
    const fault = differenceOf(key, replayed.get(key), stored.get(key));
    if (fault) return fault;
  }
  return null;
}

function differenceOf(key: string, told: ReplayedFlag | undefined, row: object | undefined): ChainFault | null {
  if (!told) return { sequence: null, what: `the flag ${key} is stored, and no entry made it` };
  const { fields, sequence } = told;
  if (!row) return { sequence, what: `the flag ${key} is not stored, and entry ${sequence} tells of it` };
  for (const name of new Set([...Object.keys(fields), ...Object.keys(row)])) {
    const [said, held]: unknown[] = [
      Object.hasOwn(fields, name) ? fields[name] : BEFORE_IT_WAS[name],
      Reflect.get(row, name),
    ];
    // Deeply, because PostgreSQL's jsonb has an order of its own for keys: a value is the same in any.
    if (isDeepStrictEqual(said, held)) continue;
    const what = `the flag ${key} has ${name} ${shown(held)}, where entry ${sequence} left ${shown(said)}`;
    return { sequence, what };
  }
  return null;
}

/** What fields stand for that entries of earlier releases do not know. */
const BEFORE_IT_WAS: Readonly<Record<string, unknown>> = { client_visible: false };

const SHOWN_LENGTH_MAX = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}…` : text;
}
