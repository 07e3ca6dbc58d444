'use server';

import { refresh } from 'next/cache';
import type { Conflict, SaveState } from '@/components/flags/save-state';
import { DomainError } from '@/lib/domain-error';
import { saveRows } from '@/lib/flags/save-rows';
import type { SavedValue } from '@/lib/flags/saved-value';
import { undoChange } from '@/lib/flags/undo-change';
import type { Changed } from '@/lib/history/change';
import { actionContext } from '@/lib/http/action-context';
import { log } from '@/lib/log';
import { type AskedKey, requireKeys } from '@/lib/visitors/require-keys';
import { missedSentence } from '../missed-sentence';
import { reachSoFar } from '../reach-so-far';
import { confirmLimits } from './confirm-limits';
import { readTableForm, type TableForm } from './table-form';

/** Saves what was typed into the table of an environment, or switches one flag at once. */
export async function saveTable(_state: SaveState, form: FormData): Promise<SaveState> {
  const ctx = await actionContext();
  const { environment, rows, errors, typed, note, confirmed } = readTableForm(form);
  if (errors.length > 0) {
    const message = 'Nothing was saved: a percentage cannot be read. Correct it, then save again.';
    return { status: 'refused', message, errors, conflicts: [], asked: [], typed, note };
  }
  try {
    const edits = rows.map(({ version: _version, ...edit }) => edit);
    await requireKeys(ctx.db, { environment, rows: edits, typed: confirmed }, confirmLimits());
    const saved = await saveRows(ctx, { environment, input: { rows, note } });
    const leftOver = Object.fromEntries(Object.entries(typed).filter(([key]) => !rows.some((row) => row.key === key)));
    return await savedState(environment, saved, leftOver);
  } catch (error) {
    const refused = refusedState(error, { typed, note });
    return form.has('switch') ? withoutFields(refused) : refused;
  }
}

/** Takes a save back, as long as nothing of it was changed again. */
export async function undoSave(_state: SaveState, form: FormData): Promise<SaveState> {
  const ctx = await actionContext();
  try {
    const undone = await undoChange(ctx, { change_id: String(form.get('changeId') ?? '') });
    return await savedState(String(form.get('environment') ?? ''), undone, {});
  } catch (error) {
    return refusedState(error, { typed: {}, note: '' });
  }
}

async function savedState(
  environment: string,
  { result, changeId, revisions, reach }: Changed<SavedValue[]>,
  typed: Readonly<Record<string, string>>,
): Promise<SaveState> {
  // The rows on the operator's screen are the page's: without this they would stay as they were.
  refresh();
  const revision = revisions[environment] ?? 0;
  const at = new Date().toISOString();
  const soFar = revision > 0 ? ((await reachSoFar(environment, revision)) ?? null) : null;
  const missed = missedSentence(reach);
  return { status: 'saved', revision, changes: result, changeId, reach: soFar, missed, at, typed };
}

function refusedState(error: unknown, { typed, note }: Pick<TableForm, 'typed' | 'note'>): SaveState {
  const refused = { status: 'refused', errors: [], conflicts: [], asked: [], typed, note } as const;
  if (!(error instanceof DomainError)) {
    log.error({ error }, 'the table could not be saved');
    return { ...refused, message: 'Nothing was saved: something broke on our side. What you typed is still here.' };
  }
  return { ...refused, message: error.message, conflicts: conflictsOf(error), asked: askedOf(error) };
}

// A switch saves at once and by itself: in the table there is nowhere to type the key of its flag.
function withoutFields(state: SaveState): SaveState {
  const [asked] = state.status === 'refused' ? state.asked : [];
  if (!asked) return state;
  return {
    ...state,
    asked: [],
    message: `${asked.reason}. Switch it on its page, where its key is typed.`,
  } as SaveState;
}

function askedOf({ more }: DomainError): readonly AskedKey[] {
  // `requireKeys` promises this shape.
  return more.field === 'confirm' ? (more.details as AskedKey[]) : [];
}

function conflictsOf({ code, more }: DomainError): readonly Conflict[] {
  // `saveRows` and `undoChange` promise this shape in the details of a conflict of versions.
  return code === 'CONFLICT' && more.field === 'version' ? (more.details as { conflicts: Conflict[] }).conflicts : [];
}
