import { formatPercentage, parsePercentage } from '@/lib/engine/percentage';
import { percentageProblem } from './percentage-problem';

/** What was typed into one row, and what the row was when the typing began: a save that lost the race must show. */
export interface Edit {
  readonly typed: string;
  readonly was: number;
  readonly version: number;
}

export type PendingEdits = ReadonlyMap<string, Edit>;

/** What an edit starts from. */
export interface EditedRow {
  readonly key: string;
  readonly rolloutPercentage: number;
  readonly version: number;
}

export interface PendingChange {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Keeps every keystroke. Only the very text of the stored value is no edit: "12.50" may be on its way to "12.505". */
export function typeEdit(edits: PendingEdits, row: EditedRow, typed: string): PendingEdits {
  const held = edits.get(row.key) ?? { was: row.rolloutPercentage, version: row.version };
  if (typed === formatPercentage(held.was)) return withoutEdit(edits, row.key);
  return new Map(edits).set(row.key, { was: held.was, version: held.version, typed });
}

/** On leaving the cell: a number gets its plain form, and one that changes nothing is forgotten. */
export function settleEdit(edits: PendingEdits, key: string): PendingEdits {
  const edit = edits.get(key);
  const percentage = edit && parsePercentage(edit.typed);
  if (edit === undefined || percentage === null || percentage === undefined) return edits;
  if (percentage === edit.was) return withoutEdit(edits, key);
  return new Map(edits).set(key, { ...edit, typed: formatPercentage(percentage) });
}

export function withoutEdit(edits: PendingEdits, key: string): PendingEdits {
  if (!edits.has(key)) return edits;
  const rest = new Map(edits);
  rest.delete(key);
  return rest;
}

/** What Save would do, in the order in which it was typed. */
export function changesOf(edits: PendingEdits): readonly PendingChange[] {
  return [...edits].flatMap(([key, edit]) => {
    const to = parsePercentage(edit.typed);
    return to === null || to === edit.was ? [] : [{ key, from: edit.was, to }];
  });
}

/** Why Save can't be pressed. */
export function problemsOf(edits: PendingEdits): readonly { key: string; message: string }[] {
  return [...edits].flatMap(([key, edit]) => {
    const message = percentageProblem(edit.typed);
    return message === null ? [] : [{ key, message }];
  });
}
