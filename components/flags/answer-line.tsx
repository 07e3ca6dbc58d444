'use client'; // Takes the focus when the button that was pressed is gone, and goes away once all has arrived.

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { type SubmitEvent, useEffect, useRef } from 'react';
import { LiveReach } from '@/components/reach/live-reach';
import { Button } from '@/components/ui/button';
import { formatPercentage } from '@/lib/engine/percentage';
import { ChangeList, type ShownChange } from './change-list';
import type { SavedChange, SaveState } from './save-state';
import { useGoingAway } from './use-going-away';

/** What the last save came to: what changed, how far that has travelled, and the way back. Or why it was refused. */
export function AnswerLine({ state, environment, undoAction, onUndo, onDismiss }: AnswerLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === 'idle') return;
    const frame = requestAnimationFrame(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body || !focused.checkVisibility())
        line.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [state]);
  const arrived = useGoingAway({ line, what: state, onGone: onDismiss });
  return (
    <div ref={line} role="status" tabIndex={-1} className="outline-none">
      {state.status === 'saved' && (
        <div className="mt-2 flex items-start gap-3 rounded-md border border-line bg-raised p-3 shadow-float">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-on" />
          <div className="grid min-w-0 flex-1 gap-1">
            <ChangeList changes={state.changes.map(shown)} />
            <p className="min-h-5 text-ink-muted text-sm max-sm:min-h-10">
              Saved as r {state.revision.toLocaleString('en')} ·{' '}
              <LiveReach
                key={state.revision}
                environment={environment}
                revision={state.revision}
                initial={state.reach}
                onComplete={arrived}
              />
              {state.missed && <>; {state.missed}</>}
            </p>
          </div>
          <form action={undoAction} onSubmit={onUndo} className="flex gap-1">
            <input type="hidden" name="environment" value={environment} />
            <input type="hidden" name="changeId" value={state.changeId} />
            <Button type="submit">Undo</Button>
            <DismissButton onDismiss={onDismiss} />
          </form>
        </div>
      )}
      {state.status === 'refused' && (
        <div className="mt-2 flex items-center gap-3 rounded-md border border-kill-line bg-raised p-3 shadow-float">
          <CircleAlert aria-hidden className="size-4 shrink-0 text-kill" />
          <p className="flex-1 text-sm">{state.message}</p>
          <DismissButton onDismiss={onDismiss} />
        </div>
      )}
    </div>
  );
}

function DismissButton({ onDismiss }: { onDismiss: () => void }) {
  return (
    <Button variant="quiet" title="Dismiss" className="px-2 noscript:hidden" onClick={onDismiss}>
      <X aria-hidden />
      <span className="sr-only">Dismiss</span>
    </Button>
  );
}

function shown({ key, from, to }: SavedChange): ShownChange {
  return { key, from: inWords(from), to: inWords(to) };
}

function inWords(value: number | boolean): string {
  if (typeof value === 'number') return `${formatPercentage(value)}%`;
  return value ? 'on' : 'off';
}

interface AnswerLineProps {
  state: SaveState;
  environment: string;
  undoAction: (form: FormData) => void;
  onUndo: (event: SubmitEvent<HTMLFormElement>) => void;
  onDismiss: () => void;
}
