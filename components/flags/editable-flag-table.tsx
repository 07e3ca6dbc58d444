'use client'; // A spreadsheet: edits are held here until they are saved together. Without JavaScript it is a form.

import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef } from 'react';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import { useHydrated } from '@/components/ui/use-hydrated';
import { decimalsOf } from './align-on-point';
import { AnswerLine } from './answer-line';
import { facetsOf } from './facets';
import type { SharedByRows } from './flag-row';
import { FlagRows } from './flag-rows';
import type { FlagTableProps } from './flag-table';
import { NoRows } from './no-rows';
import { unpackFlags } from './packed-flags';
import { PendingBar } from './pending-bar';
import { selectRows } from './select-rows';
import { TableHead } from './table-head';
import { TablePages } from './table-pages';
import { addressOf, PAGE_SIZE, tableHref } from './table-query';
import { TableToolbar } from './table-toolbar';
import { useSaving } from './use-saving';
import { useTableForm } from './use-table-form';
import { useTableQuery } from './use-table-query';

/** The flags of an environment, with their percentages editable in place. */
export function EditableFlagTable({
  environment,
  packed,
  search,
  path,
  now,
  mayEdit,
  newHref,
  save,
  undo,
}: EditableFlagTableProps) {
  const flags = useMemo(() => unpackFlags(packed), [packed]);
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const isLive = useHydrated();
  const address = useMemo(() => addressOf(path, search), [path, search]);
  const { query, change } = useTableQuery(search, address);
  const { state, store, saveAction, undoAction, send, isSaving, dismiss } = useSaving({ save, undo, rows: flags });
  const { onSubmit, onUndo } = useTableForm({ form, state, environment, store, save, undo, send, isSaving });

  const shownQuery = useDeferredValue(query);
  const selected = useMemo(() => selectRows(flags, shownQuery), [flags, shownQuery]);
  const rows = isLive ? selected : selected.slice((query.page - 1) * PAGE_SIZE, query.page * PAGE_SIZE);
  const facets = useMemo(() => facetsOf(flags), [flags]);
  const decimals = useMemo(() => decimalsOf(flags.map(({ rolloutPercentage }) => rolloutPercentage)), [flags]);
  const total = flags.filter(({ archived }) => archived === (query.state === 'archived')).length;
  const shared = useMemo<SharedByRows>(
    () => ({ store, now, decimals, mayEdit, isBusy: isSaving, address }),
    [store, now, decimals, mayEdit, isSaving, address],
  );

  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };

  return (
    <section
      aria-label="Flags of this environment"
      className="flex min-h-[calc(100dvh-9rem)] flex-col"
      onKeyDown={saveByKey}
    >
      <TableToolbar
        query={query}
        address={address}
        facets={facets}
        shown={selected.length}
        total={total}
        onChange={change}
      />
      <form ref={form} id={formId} action={saveAction} onSubmit={onSubmit} className="mt-3">
        {/* Enter presses a form's first button: without this one, without JavaScript, that would be a flag's switch. */}
        <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
        <input type="hidden" name="environment" value={environment} />
        <table {...TABLE_ROLES.table} aria-label="Flags" aria-rowcount={selected.length + 1} className="block">
          <TableHead
            query={query}
            hrefOf={(order) => tableHref(address, query, order)}
            onSort={(event, order) => {
              event.preventDefault();
              change(order);
            }}
          />
          <FlagRows rows={rows} shared={shared} />
        </table>
        {rows.length === 0 && <NoRows query={query} address={address} newHref={newHref} />}
      </form>
      {!isLive && <TablePages query={query} address={address} total={selected.length} />}
      <div className="sticky bottom-0 z-30 mt-auto py-3">
        <AnswerLine
          state={state}
          environment={environment}
          undoAction={undoAction}
          onUndo={onUndo}
          onDismiss={dismiss}
        />
        {mayEdit && (
          <PendingBar form={formId} environment={environment} store={store} isSaving={isSaving} state={state} />
        )}
      </div>
    </section>
  );
}

interface EditableFlagTableProps extends Omit<FlagTableProps, 'flags'> {
  /** Every flag of the environment, as `packFlags` wrote it. */
  packed: string;
}
