'use client'; // Appears with the first edit; without JavaScript it is always there.

import { clsx } from 'clsx';
import { RadiusLine } from '@/components/radius/radius-line';
import { Button } from '@/components/ui/button';
import { useHydrated } from '@/components/ui/use-hydrated';
import { useModifierKey } from '@/components/ui/use-modifier-key';
import { formatPercentage } from '@/lib/engine/percentage';
import { AskedKeys } from './asked-keys';
import { ChangeList } from './change-list';
import type { EditStore } from './edit-store';
import { changesOf, problemsOf } from './pending-edits';
import type { SaveState } from './save-state';
import { useEditing } from './use-editing';

/** What Save would do, why, and Save. Its controls belong to the table's form by its id. */
export function PendingBar({ form, environment, store, isSaving, state }: PendingBarProps) {
  const isLive = useHydrated();
  const modifier = useModifierKey();
  const edits = useEditing(store, (editing) => editing.edits);
  const changes = changesOf(edits);
  const problems = problemsOf(edits);
  const isOpen = changes.length + problems.length > 0;
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`;
  return (
    <>
      <p role="status" className="sr-only">
        {isOpen && `${count} not saved`}
      </p>
      <section
        aria-label="Changes that are not saved"
        className={clsx(
          'mt-2 gap-3 rounded-md border border-line bg-raised p-3 shadow-float transition',
          'starting:translate-y-4 starting:opacity-0',
          isOpen ? 'grid' : 'hidden noscript:grid',
        )}
      >
        {isOpen && (
          <div className="flex items-baseline gap-3">
            <p className="shrink-0 font-medium text-sm">{count}</p>
            {/* On a phone one line of it: the rows that the bar would cover say the same. */}
            <div className="max-sm:h-5 max-sm:overflow-hidden">
              <ChangeList
                changes={changes.map(({ key, from, to }) => ({ key, from: percent(from), to: percent(to) }))}
              />
            </div>
          </div>
        )}
        {changes.length > 0 && (
          <RadiusLine environment={environment} edits={changes.map(({ key, to }) => ({ key, percentage: to }))} />
        )}
        {state.status === 'refused' && <AskedKeys form={form} asked={state.asked} />}
        <div className="flex flex-wrap items-center gap-2">
          <label className="min-w-48 flex-1 max-sm:w-full max-sm:flex-none">
            <span className="sr-only">Note for the history</span>
            <input
              form={form}
              name="note"
              key={state.status === 'saved' ? state.changeId : 'note'}
              defaultValue={state.status === 'refused' ? state.note : ''}
              maxLength={1000}
              autoComplete="off"
              placeholder="Why? A note for the history"
              className="h-8 w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm focus-visible:outline-offset-0 pointer-coarse:h-11 pointer-coarse:text-lg"
            />
          </label>
          {problems.length > 0 && (
            <p id="save-refused" className="text-kill text-sm max-sm:w-full">
              {problems.length === 1
                ? `${problems[0]?.key} can't be saved yet`
                : `${problems.length} values can't be saved yet`}
            </p>
          )}
          <Button variant="quiet" className="noscript:hidden" onClick={() => store.dispatch({ type: 'discarded' })}>
            Discard
          </Button>
          <Button
            form={form}
            type="submit"
            variant="primary"
            className="max-sm:flex-1"
            disabled={isLive && (problems.length > 0 || changes.length === 0)}
            aria-describedby={problems.length > 0 ? 'save-refused' : undefined}
          >
            {isSaving ? 'Saving…' : isLive ? `Save ${count}` : 'Save changes'}
            <kbd aria-hidden className="font-sans text-xs pointer-coarse:hidden noscript:hidden">
              {modifier} ↩
            </kbd>
          </Button>
        </div>
      </section>
    </>
  );
}

function percent(percentage: number): string {
  return `${formatPercentage(percentage)}%`;
}

interface PendingBarProps {
  /** The id of the table's form. */
  form: string;
  environment: string;
  store: EditStore;
  isSaving: boolean;
  /** What the last save came to: a refusal brings its note back, a save begins a new one. */
  state: SaveState;
}
