import { z } from 'zod';
import { BACKED_UP_TABLES } from './backed-up-tables';
import { BackupRefused } from './backup-refused';

export const FORMAT = 1;

const table = z.enum(BACKED_UP_TABLES);
const counts = z.record(z.string(), z.number().int().nonnegative());

export const headerLine = z.object({
  sluice: z.literal('backup'),
  format: z.number().int(),
  /** Of the database's newest migration. */
  schema: z.number().int(),
  lineage: z.string(),
  madeAt: z.string(),
  rows: counts,
});
export const tableLine = z.object({
  table,
  columns: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)).min(1),
  /** The highest number that was ever given out. */
  number: z.number().int().nonnegative().nullable(),
});
export const endLine = z.object({ end: z.object({ rows: counts, sha256: z.string() }) });

const ROW_START = '{"row":';

/** A row as PostgreSQL wrote it. It is never parsed here: JavaScript would round its numbers. */
export function rowLine(row: string): string {
  return `${ROW_START}${row}}`;
}

/** The row of a line, or null where the line is another. */
export function rowOf(line: string): string | null {
  return line.startsWith(ROW_START) && line.endsWith('}') ? line.slice(ROW_START.length, -1) : null;
}

/** Reads a line of that kind. Throws BackupRefused for anything else. */
export function parseLine<T>(kind: z.ZodType<T>, line: string | undefined): T {
  const read = kind.safeParse(parsed(line ?? ''));
  if (!read.success) throw new BackupRefused('This file is no backup of Sluice, or was altered: nothing was restored.');
  return read.data;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
