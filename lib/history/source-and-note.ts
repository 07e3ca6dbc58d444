import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';

/**
 * SQL for the part of an entry's canonical text that tells its source and note: a list of 5,000 flags needs no more of
 * it. Neither mark can stand inside a value before the one that is meant, because a quote inside a JSON string is
 * escaped. To have PostgreSQL parse the text (`body::jsonb`) takes it ten times as long as all the rest of the list.
 */
export function sourceAndNote({ body }: { readonly body: AnyPgColumn }): SQL<string | null> {
  const from = sql`strpos(${body}, ',"source":')`;
  return sql<string | null>`substring(${body} from ${from} + 1 for strpos(${body}, ',"before":') - ${from} - 1)`;
}

const said = z.object({ source: z.string(), note: z.string() });

/** Reads what `sourceAndNote` selected. Throws on a text that is not one of ours. */
export function readSourceAndNote(text: string): z.infer<typeof said> {
  return said.parse(JSON.parse(`{${text}}`));
}
