import Table from 'cli-table3';

/** Rows as a table for people; lines without frames, so that they can be cut and counted. */
export function tableOf(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const more = { 'bottom-left': '', 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '' };
  const table = new Table({
    head: [...head],
    chars: { ...none, ...more, 'right-mid': '', middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) table.push(row.map(textOf));
  return table.toString();
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
