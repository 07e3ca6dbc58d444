'use client'; // Catches the table's submit, and sends what changed instead of the page.

import { type RefObject, type SubmitEvent, useEffect } from 'react';
import type { EditStore } from './edit-store';
import { changesOf, problemsOf } from './pending-edits';
import { editedFormData, switchFormData } from './save-form-data';
import type { SaveAction, SaveState } from './save-state';
import type { Send } from './use-saving';

interface TableForm {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly state: SaveState;
  readonly environment: string;
  readonly store: EditStore;
  readonly save: SaveAction;
  readonly undo: SaveAction;
  readonly send: Send;
  readonly isSaving: boolean;
}

/** What the two forms of the table do where JavaScript runs: save or switch, and undo. */
export function useTableForm({ form: table, state, environment, store, save, undo, send, isSaving }: TableForm) {
  // A refusal goes to the first row that it is about, which may be far out of sight, once the row says what it is.
  useEffect(() => {
    const first = state.status === 'refused' ? (state.errors[0] ?? state.conflicts[0]) : undefined;
    if (!first) return;
    const frame = requestAnimationFrame(() => {
      const cell = table.current?.elements.namedItem(`percentage:${first.key}`);
      if (!(cell instanceof HTMLElement)) return;
      cell.focus({ preventScroll: true });
      cell.closest('tr')?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [state, table]);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSaving) return;
    const form = new FormData(event.currentTarget);
    const { submitter } = event.nativeEvent;
    if (submitter instanceof HTMLButtonElement && submitter.name === 'switch') {
      send({ action: save, form: switchFormData({ environment, pressed: submitter.value, form }), sent: new Map() });
      return;
    }
    store.dispatch({ type: 'settled' });
    const { edits } = store.read();
    if (changesOf(edits).length === 0 || problemsOf(edits).length > 0) return;
    const note = String(form.get('note') ?? '');
    send({ action: save, form: editedFormData({ environment, edits, note, confirmed: form }), sent: edits });
  };

  const onUndo = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isSaving) send({ action: undo, form: new FormData(event.currentTarget), sent: new Map() });
  };

  return { onSubmit, onUndo };
}
