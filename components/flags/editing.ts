import { formatPercentage } from '@/lib/engine/percentage';
import { type EditedRow, type PendingEdits, settleEdit, typeEdit, withoutEdit } from './pending-edits';
import type { Conflict, SaveState } from './save-state';

/** Everything that is true of the table on this screen and not (yet) of the store. */
export interface Editing {
  readonly edits: PendingEdits;
  /** Refusals by the server, by flag; typing into the row answers them. */
  readonly errors: ReadonlyMap<string, string>;
  readonly conflicts: ReadonlyMap<string, Conflict>;
  /** What others set, as the server told us while refusing: newer than the rows that we were rendered with. */
  readonly theirs: ReadonlyMap<string, Conflict['theirs']>;
}

export type EditingEvent =
  | { readonly type: 'typed'; readonly row: EditedRow; readonly text: string }
  | { readonly type: 'left'; readonly key: string }
  | { readonly type: 'settled' }
  | { readonly type: 'restored'; readonly key: string }
  | { readonly type: 'discarded' }
  | { readonly type: 'kept-mine'; readonly key: string }
  | { readonly type: 'took-theirs'; readonly key: string }
  | {
      readonly type: 'answered';
      readonly state: SaveState;
      /** The edits as they were when they were sent. */
      readonly sent: PendingEdits;
      /** The rows as they are now. */
      readonly rows: readonly EditedRow[];
    };

export const NOTHING_EDITED: Editing = { edits: new Map(), errors: new Map(), conflicts: new Map(), theirs: new Map() };

export function reduceEditing(editing: Editing, event: EditingEvent): Editing {
  switch (event.type) {
    case 'typed':
      return {
        ...editing,
        edits: typeEdit(editing.edits, event.row, event.text),
        errors: without(editing.errors, event.row.key),
      };
    case 'left':
      return { ...editing, edits: settleEdit(editing.edits, event.key) };
    case 'settled':
      return { ...editing, edits: [...editing.edits.keys()].reduce(settleEdit, editing.edits) };
    case 'restored':
    case 'took-theirs':
      return { ...answered(editing, event.key), edits: withoutEdit(editing.edits, event.key) };
    case 'discarded':
      return { ...NOTHING_EDITED, theirs: editing.theirs };
    case 'kept-mine':
      return { ...answered(editing, event.key), edits: rebase(editing, event.key) };
    case 'answered':
      return afterAnswer(editing, event);
  }
}

/** The table as a form without JavaScript left it: what was typed stands in its rows again, with what the server said. */
export function editingFrom(state: SaveState, rows: readonly EditedRow[]): Editing {
  if (state.status === 'idle') return NOTHING_EDITED;
  const typed = state.typed ?? {};
  const edits = rows.reduce<PendingEdits>(
    (held, row) => (Object.hasOwn(typed, row.key) ? typeEdit(held, row, typed[row.key] ?? '') : held),
    new Map(),
  );
  return afterAnswer({ ...NOTHING_EDITED, edits }, { state, sent: new Map(), rows });
}

type Answer = Pick<Extract<EditingEvent, { type: 'answered' }>, 'state' | 'sent' | 'rows'>;

function afterAnswer(editing: Editing, { state, sent, rows }: Answer): Editing {
  switch (state.status) {
    case 'idle':
      return editing;
    case 'saved':
      return {
        ...editing,
        edits: typedSince(editing.edits, { sent, rows, changed: new Set(state.changes.map(({ key }) => key)) }),
      };
    case 'refused':
      return {
        ...editing,
        errors: new Map(state.errors.map(({ key, message }) => [key, message])),
        conflicts: new Map(state.conflicts.map((conflict) => [conflict.key, conflict])),
        theirs: new Map([...editing.theirs, ...state.conflicts.map(({ key, theirs }) => [key, theirs] as const)]),
      };
  }
}

/**
 * What is left to save: rows that did not travel, and what was typed while they did. Where the save touched the row (its
 * switch, an older value of it), the edit goes on from what the row is now, so that nobody conflicts with themselves.
 */
function typedSince(edits: PendingEdits, { sent, rows, changed }: Travelled): PendingEdits {
  const left = [...edits].filter(([key, edit]) => sent.get(key)?.typed !== edit.typed);
  return new Map(
    left.map(([key, edit]) => {
      const row = changed.has(key) ? rows.find((candidate) => candidate.key === key) : undefined;
      return [key, row ? { typed: edit.typed, was: row.rolloutPercentage, version: row.version } : edit];
    }),
  );
}

interface Travelled {
  readonly sent: PendingEdits;
  readonly rows: readonly EditedRow[];
  readonly changed: ReadonlySet<string>;
}

/** Mine, on top of theirs: the next save is a change of what they set, and says so. */
function rebase(editing: Editing, key: string): PendingEdits {
  const edit = editing.edits.get(key);
  const theirs = editing.theirs.get(key);
  if (edit === undefined || theirs === undefined) return editing.edits;
  if (edit.typed === formatPercentage(theirs.rolloutPercentage)) return withoutEdit(editing.edits, key);
  return new Map(editing.edits).set(key, { ...edit, was: theirs.rolloutPercentage, version: theirs.version });
}

function answered(editing: Editing, key: string): Editing {
  return { ...editing, errors: without(editing.errors, key), conflicts: without(editing.conflicts, key) };
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
