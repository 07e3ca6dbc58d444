import { getTableColumns, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from './client';

const ROWS_PER_STATEMENT = 1_000;

/**
 * Inserts any number of rows, all with the same fields, in a few statements with one parameter each: JSON, which
 * PostgreSQL takes apart. The builder's own statements take 0.3 ms of CPU a row to be written. Gives the fields that
 * `returning` names of each, in the order of the rows.
 */
export async function insertMany<Table extends PgTable, Field extends string & keyof Table['$inferSelect']>(
  tx: Transaction,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  returning: readonly [Field, ...Field[]],
): Promise<Pick<Table['$inferSelect'], Field>[]> {
  const columns = getTableColumns(table);
  const fields = Object.keys(rows[0] ?? {}).map((field) => {
    const column = columns[field];
    if (!column) throw new Error(`The table has no column for ${field}.`);
    return { field, name: sql.identifier(toSnakeCase(field)), type: sql.raw(column.getSQLType()) };
  });
  const names = sql.join(
    fields.map(({ name }) => name),
    sql`, `,
  );
  const told = sql.join(
    fields.map(({ field, type }) => sql`${sql.identifier(field)} ${type}`),
    sql`, `,
  );
  const read = sql.join(
    fields.map(({ field }) => sql.identifier(field)),
    sql`, `,
  );
  const given = sql.join(
    returning.map((field) => sql`${sql.identifier(toSnakeCase(field))} as ${sql.identifier(field)}`),
    sql`, `,
  );
  const inserted: Pick<Table['$inferSelect'], Field>[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const some = JSON.stringify(rows.slice(from, from + ROWS_PER_STATEMENT));
    const answer = await tx.execute(sql`
      insert into ${table} (${names})
      select ${read} from json_to_recordset(${some}::text::json) as told (${told})
      returning ${given}`);
    for (const row of answer) {
      const decoded = Object.entries(row).map(([field, value]) => [field, columns[field]?.mapFromDriverValue(value)]);
      inserted.push(Object.fromEntries(decoded));
    }
  }
  if (inserted.length !== rows.length) throw new Error('The database took rows without giving all of them back.');
  return inserted;
}
