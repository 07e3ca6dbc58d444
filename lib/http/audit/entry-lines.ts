import Papa from 'papaparse';
import type { FoundEntry } from '@/lib/history/find-entries';

const COLUMNS = [
  'id',
  'at',
  'who',
  'action',
  'environment',
  'flag',
  'revision',
  'source',
  'note',
  'before',
  'after',
  'request',
  'chain',
  'sequence',
  'hash',
] as const;

/** An entry as REST spells it. */
export function restEntry({ id, chain, sequence, at, who, body, previousHash, hash }: FoundEntry) {
  const { change, action, environment, flag, revision, actor, source, request, note, before, after } = JSON.parse(body);
  const told = { change_id: change, action, environment, flag, revision, actor, source, request, note, before, after };
  return { id, at: at.toISOString(), who, ...told, chain, sequence, previous_hash: previousHash, hash };
}

export const CSV_HEAD = `${COLUMNS.join(',')}\r\n`;

/**
 * Entries as lines of CSV. What a spreadsheet would run as a formula is told apart by an apostrophe before it: notes and
 * names are anybody's words.
 */
export function csvLines(entries: readonly FoundEntry[]): string {
  const rows = entries.map((entry) => {
    const told: Readonly<Record<string, unknown>> = restEntry(entry);
    return COLUMNS.map((column) => cell(told[column]));
  });
  return rows.length === 0 ? '' : `${Papa.unparse(rows, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

/** The links of the chains, one JSON object a line: what `docs/verify_history.py` reads. */
export function ndjsonLines(entries: readonly FoundEntry[]): string {
  return entries
    .map(({ chain, sequence, body, hash }) => `${JSON.stringify({ chain, sequence, body, hash })}\n`)
    .join('');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
