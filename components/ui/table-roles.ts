/**
 * A table that is laid out as a grid (and as cards on a phone) stops being a table for Safari's accessibility tree,
 * unless its parts name their roles. Kept here, because a linter takes the roles for redundant where it sees them.
 */
export const TABLE_ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;
