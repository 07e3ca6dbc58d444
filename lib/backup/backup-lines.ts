import type postgres from 'postgres';
import { BACKED_UP_TABLES, type BackedUpTable, NUMBERED_TABLES } from './backed-up-tables';
import { FORMAT, rowLine } from './lines';

/** Rows in memory at once. */
const ROWS_PER_FETCH = 200;

/**
 * Everything that a backup holds but its last line, all of one moment: the database may be written to meanwhile. The
 * client must have one connection only, and is left as it was.
 */
export async function* backupLines(client: postgres.Sql, madeAt: Date): AsyncGenerator<string> {
  await client.unsafe('begin isolation level repeatable read read only');
  const rows: Record<string, number> = {};
  for (const table of BACKED_UP_TABLES) rows[table] = await oneNumber(client, `select count(*) as n from ${table}`);
  const [installation] = await client.unsafe('select lineage from installation');
  const schema = await newestMigration(client);
  const header = { sluice: 'backup', format: FORMAT, schema, lineage: installation?.lineage, madeAt, rows };
  yield JSON.stringify(header);
  for (const table of BACKED_UP_TABLES) yield* tableLines(client, table);
  await client.unsafe('commit');
}

/** Which migration a database has last seen. */
export async function newestMigration(client: postgres.Sql): Promise<number> {
  return oneNumber(client, 'select max(created_at) as n from drizzle.__drizzle_migrations');
}

async function* tableLines(client: postgres.Sql, table: BackedUpTable): AsyncGenerator<string> {
  const all = await columnsOf(client, table);
  const columns = all.map(({ name }) => name);
  const number = NUMBERED_TABLES.includes(table) ? await lastNumber(client, table) : null;
  yield JSON.stringify({ table, columns, number });
  const key = all.filter(({ isKey }) => isKey).map(({ name }) => `"${name}"`);
  const question = `select row_to_json(t)::text as row from ${table} t order by ${key.join(', ')}`;
  for await (const rows of client.unsafe(question).cursor(ROWS_PER_FETCH)) {
    for (const { row } of rows) yield rowLine(String(row));
  }
}

/** The columns of a table, in their order, and which of them are its key. */
export async function columnsOf(client: postgres.Sql, table: string): Promise<{ name: string; isKey: boolean }[]> {
  const rows = await client.unsafe(
    `select a.attname as name, coalesce(a.attnum = any(i.indkey), false) as "isKey" from pg_attribute a
      left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  );
  return rows.map(({ name, isKey }) => ({ name: String(name), isKey: Boolean(isKey) }));
}

async function lastNumber(client: postgres.Sql, table: BackedUpTable): Promise<number> {
  const sequence = `${table}_id_seq`;
  return oneNumber(client, `select case when is_called then last_value else 0 end as n from ${sequence}`);
}

async function oneNumber(client: postgres.Sql, question: string): Promise<number> {
  const [row] = await client.unsafe(question);
  return Number(row?.n ?? 0);
}
