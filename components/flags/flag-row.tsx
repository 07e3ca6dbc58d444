'use client'; // Renders alone when its own edit changes.

import { clsx } from 'clsx';
import { memo, type Ref } from 'react';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import { AskedCell } from './asked-cell';
import { ROW_GRID } from './columns';
import { ConflictLine } from './conflict-line';
import type { EditStore } from './edit-store';
import { FlagName } from './flag-name';
import { KillLink } from './kill-link';
import { LastChangeCell } from './last-change-cell';
import { LedRollout } from './led-rollout';
import { OwnerCell } from './owner-cell';
import { ReadOnlyRollout } from './read-only-rollout';
import { RolloutCell } from './rollout-cell';
import { StateSwitch } from './state-switch';
import type { TableFlag } from './table-flag';
import { flagHref, killHref, type TableAddress } from './table-query';
import { UpdatedCell } from './updated-cell';
import { useEditing } from './use-editing';

/** One flag. On a phone the same cells lie as a card. */
export const FlagRow = memo(function FlagRow({ ref, flag: rendered, index, shared }: FlagRowProps) {
  const { store, now, decimals, mayEdit, isBusy, address } = shared;
  const theirs = useEditing(store, (editing) => editing.theirs.get(rendered.key));
  const edit = useEditing(store, ({ edits }) => edits.get(rendered.key));
  const conflict = useEditing(store, ({ conflicts }) => conflicts.get(rendered.key));
  const flag = theirs && theirs.version > rendered.version ? { ...rendered, ...theirs } : rendered;
  const isEditable = mayEdit && !flag.archived && flag.plan === null;
  const isInForce = flag.enabled && flag.killedBy === null;
  return (
    <tr
      {...TABLE_ROLES.row}
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      className={clsx(
        ROW_GRID,
        'relative items-center border-line border-b hover:bg-hover',
        'sm:grid-rows-[minmax(calc(var(--row-height)-1px),auto)]',
        'max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-2 max-sm:px-4 max-sm:py-3',
        flag.archived && 'text-ink-muted',
      )}
    >
      <td {...TABLE_ROLES.cell} className="max-sm:order-2">
        {edit && (
          <span
            title="Not saved"
            className="absolute top-[calc(var(--row-height)/2-3px)] left-1 size-1.5 rounded-full bg-accent"
          />
        )}
        {isEditable ? (
          <StateSwitch flagKey={flag.key} isOn={flag.enabled} isInForce={isInForce} isBusy={isBusy} />
        ) : (
          <span className="text-sm">{flag.enabled ? 'On' : 'Off'}</span>
        )}
      </td>
      <td {...TABLE_ROLES.cell} className="min-w-0 max-sm:order-1">
        <FlagName flag={flag} href={flagHref(address, flag.key)} now={now} />
      </td>
      <td {...TABLE_ROLES.cell} className="max-sm:order-3 max-sm:col-span-full">
        {flag.plan ? (
          <LedRollout flagKey={flag.key} plan={flag.plan} />
        ) : flag.hasSplit ? (
          <span className="text-ink-muted text-sm">Weights decide</span>
        ) : isEditable ? (
          <RolloutCell row={flag} isOn={isInForce} decimals={decimals} store={store} />
        ) : (
          <ReadOnlyRollout percentage={flag.rolloutPercentage} isOn={isInForce} decimals={decimals} />
        )}
      </td>
      <td {...TABLE_ROLES.cell} className="min-w-0 max-sm:order-4 sm:pl-5">
        <LastChangeCell change={flag.lastChange} now={now} />
      </td>
      <td {...TABLE_ROLES.cell} className="hidden min-w-0 lg:block">
        <OwnerCell flag={flag} />
      </td>
      <td {...TABLE_ROLES.cell} className="hidden text-right xl:block">
        <AskedCell asked={flag.asked} now={now} />
      </td>
      <td {...TABLE_ROLES.cell} className="hidden text-right 2xl:block">
        <UpdatedCell at={flag.updatedAt} now={now} />
      </td>
      <td {...TABLE_ROLES.cell} className="text-right max-sm:order-5">
        {mayEdit && <KillLink flag={flag} href={killHref(address, flag.key)} store={store} />}
      </td>
      {conflict && (
        <td {...TABLE_ROLES.cell} className="col-span-full pb-2 max-sm:order-6">
          <ConflictLine conflict={conflict} edit={edit} now={now} store={store} />
        </td>
      )}
    </tr>
  );
});

/** What every row of a table is given alike. The same object as long as nothing in it changes. */
export interface SharedByRows {
  readonly store: EditStore;
  readonly now: number;
  /** How many decimals the finest percentage of the table has. */
  readonly decimals: number;
  readonly mayEdit: boolean;
  readonly isBusy: boolean;
  readonly address: TableAddress;
}

interface FlagRowProps {
  ref?: Ref<HTMLTableRowElement>;
  flag: TableFlag;
  index: number;
  shared: SharedByRows;
}
