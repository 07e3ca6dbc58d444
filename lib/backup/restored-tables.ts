import type postgres from 'postgres';
import type { BackedUpTable } from './backed-up-tables';
import { columnsOf } from './backup-lines';
import { BackupRefused } from './backup-refused';
import { parseLine, tableLine } from './lines';

/** Rows that are written at once, and so in memory. */
const ROWS_PER_INSERT = 200;
/** Writes a backup's tables, one after the other, in the caller's transaction. */
export class RestoredTables {
  readonly rows: Record<string, number> = {};
  #current: { readonly table: BackedUpTable; readonly columns: readonly string[] } | null = null;
  #waiting: string[] = [];

  constructor(private readonly client: postgres.Sql) {}

  /** Begins a table, as its line says. Columns that are newer than the backup get their defaults. */
  async begin(line: string): Promise<void> {
    await this.finish();
    const { table, columns, number } = parseLine(tableLine, line);
    const known = new Set((await columnsOf(this.client, table)).map(({ name }) => name));
    const unknown = columns.find((name) => !known.has(name));
    if (unknown || this.rows[table] !== undefined) {
      throw new BackupRefused(`This backup does not fit the database at ${table}: nothing was restored.`);
    }
    // What the migrations made, and what an instance counted meanwhile: the backup has its own.
    await this.client.unsafe(`delete from ${table}`);
    if (number !== null && number > 0) await this.client.unsafe(`select setval('${table}_id_seq', $1)`, [number]);
    this.rows[table] = 0;
    this.#current = { table, columns };
  }

  async add(row: string): Promise<void> {
    this.#waiting.push(row);
    if (this.#waiting.length >= ROWS_PER_INSERT) await this.finish();
  }

  /** Writes what is waiting. */
  async finish(): Promise<void> {
    if (this.#waiting.length === 0) return;
    if (!this.#current) throw new BackupRefused('This backup has rows of no table: nothing was restored.');
    const { table, columns } = this.#current;
    const names = columns.map((name) => `"${name}"`).join(', ');
    await this.client.unsafe(
      `insert into ${table} (${names}) overriding system value
        select ${names} from json_populate_recordset(null::${table}, $1::text::json)`,
      [`[${this.#waiting.join(',')}]`],
    );
    this.rows[table] = (this.rows[table] ?? 0) + this.#waiting.length;
    this.#waiting = [];
  }
}
