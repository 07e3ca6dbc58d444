'use client'; // Sends what changed, and keeps what was typed whatever becomes of it.

import { useActionState, useEffect, useEffectEvent, useLayoutEffect, useState, useTransition } from 'react';
import { createEditStore } from './edit-store';
import { editingFrom } from './editing';
import type { EditedRow, PendingEdits } from './pending-edits';
import { IDLE_SAVE, type SaveAction, type SaveState } from './save-state';
import { sendOrRefuse } from './send-or-refuse';

export type Send = (save: {
  readonly action: SaveAction;
  readonly form: FormData;
  /** The edits that travel with it. */
  readonly sent: PendingEdits;
}) => void;

interface Answer {
  readonly state: SaveState;
  readonly sent: PendingEdits;
}

/**
 * Two ways to the same actions. Without JavaScript the forms post to `saveAction` and `undoAction`, and the page comes
 * back with their answer. With it, `send` posts only what changed, and a failure on the way leaves every edit in place.
 */
export function useSaving({ save, undo, rows }: { save: SaveAction; undo: SaveAction; rows: readonly EditedRow[] }) {
  const [saved, saveAction] = useActionState(save, IDLE_SAVE);
  const [undone, undoAction] = useActionState(undo, IDLE_SAVE);
  const posted = undone.status === 'idle' ? saved : undone;
  const [store] = useState(() => createEditStore(editingFrom(posted, rows)));
  const [answer, setAnswer] = useState<Answer>({ state: posted, sent: new Map() });
  const [isSaving, startSaving] = useTransition();

  const send: Send = ({ action, form, sent }) => {
    startSaving(async () => {
      const state = await sendOrRefuse(action, answer.state, form);
      startSaving(() => setAnswer({ state, sent }));
    });
  };

  const takeIn = useEffectEvent(() => store.dispatch({ type: 'answered', ...answer, rows }));
  // With the rows that the same answer brought, and before the screen shows either.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is taken in once, when it comes.
  useLayoutEffect(() => takeIn(), [answer]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => store.read().edits.size > 0 && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [store]);

  const dismiss = () => setAnswer({ state: IDLE_SAVE, sent: new Map() });
  return { state: answer.state, store, saveAction, undoAction, send, isSaving, dismiss };
}
