import type { Sort } from './table-query';

/** The columns of the table, from the left. Those without a sort have nothing to be ordered by. */
export const COLUMNS: readonly { readonly sort: Sort; readonly label: string; readonly className: string }[] = [
  { sort: 'state', label: 'State', className: '' },
  { sort: 'key', label: 'Flag', className: '' },
  { sort: 'rollout', label: 'Rollout', className: 'justify-end' },
  { sort: 'change', label: 'Last change', className: 'pl-5' },
  { sort: 'owner', label: 'Owner, kind, tags', className: 'hidden lg:flex' },
  { sort: 'asked', label: 'Asked', className: 'hidden justify-end xl:flex' },
  { sort: 'updated', label: 'Updated', className: 'hidden justify-end 2xl:flex' },
];

/** Head and rows share one grid, so that a column is a column however many rows exist. The last one is the kill's. */
export const ROW_GRID =
  'grid sm:grid-cols-[4.5rem_minmax(0,1fr)_10.25rem_9.5rem_2rem] sm:gap-x-4 sm:px-4 ' +
  'lg:grid-cols-[4.5rem_minmax(0,1fr)_10.25rem_11rem_8.5rem_2rem] ' +
  'xl:grid-cols-[4.5rem_minmax(0,1fr)_10.25rem_12rem_9.5rem_5.75rem_2rem] ' +
  '2xl:grid-cols-[5rem_minmax(0,1fr)_11rem_16rem_12rem_6rem_6.5rem_2rem]';
