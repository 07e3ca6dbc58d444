import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { BACKED_UP_TABLES } from './backed-up-tables';
import { newestMigration } from './backup-lines';
import { BackupRefused } from './backup-refused';
import { fileLines } from './file-lines';
import { endLine, FORMAT, headerLine, parseLine, rowOf } from './lines';
import { onOneConnection } from './one-connection';
import { RestoredTables } from './restored-tables';

/**
 * Restores a backup into the database at `url`, which has our schema and nothing else: all of it in one transaction, or
 * nothing. The lineage is drawn anew, since revisions made after the backup may be anywhere still. Gives how many rows
 * there are, by table. Throws BackupRefused for a database in use, and for a file that is not whole or not ours.
 */
export async function restoreBackup(url: string, file: string): Promise<Readonly<Record<string, number>>> {
  return onOneConnection(url, async (client) => {
    await client.unsafe('begin');
    try {
      await refuseInUse(client);
      const rows = await restoreLines(client, fileLines(file));
      await client.unsafe('update installation set lineage = gen_random_uuid()');
      await client.unsafe('commit');
      return rows;
    } catch (error) {
      await client.unsafe('rollback');
      throw isOfRows(error) ? altered() : error;
    }
  });
}

async function refuseInUse(client: postgres.Sql): Promise<void> {
  await client.unsafe(`lock table ${BACKED_UP_TABLES.join(', ')} in share row exclusive mode`);
  const [found] = await client.unsafe<{ flags: number; people: number; tokens: number; entries: number }[]>(
    `select (select count(*) from flags)::int as flags, (select count(*) from users)::int as people,
      (select count(*) from api_tokens)::int as tokens, (select count(*) from history)::int as entries`,
  );
  if (!found || Object.values(found).every((count) => count === 0)) return;
  throw new BackupRefused(
    `This database is in use: it has ${found.flags} flags, ${found.people} people, ${found.tokens} tokens and ` +
      `${found.entries} entries of history. Restore into an empty one: another DATABASE_URL, or another SLUICE_DATA_DIR.`,
  );
}

async function restoreLines(client: postgres.Sql, lines: AsyncGenerator<string>) {
  const hash = createHash('sha256');
  const tables = new RestoredTables(client);
  let header: ReturnType<typeof parseHeader> | undefined;
  for await (const line of lines) {
    const row = header && rowOf(line);
    if (row) await tables.add(row);
    else if (line.startsWith('{"end":')) {
      await tables.finish();
      const { rows, sha256 } = parseLine(endLine, line).end;
      if (sha256 !== hash.digest('hex') || !isSame(rows, tables.rows)) throw altered();
      return rows;
    } else if (header) await tables.begin(line);
    else {
      header = parseHeader(line);
      await refuseNewer(client, header.schema);
    }
    hash.update(`${line}\n`);
  }
  throw new BackupRefused('This backup ends before its end: nothing was restored.');
}

function parseHeader(line: string) {
  const header = parseLine(headerLine, line);
  if (header.format === FORMAT) return header;
  throw new BackupRefused(`This backup is of format ${header.format}, and this version of Sluice reads ${FORMAT}.`);
}

async function refuseNewer(client: postgres.Sql, schema: number): Promise<void> {
  if (schema <= (await newestMigration(client))) return;
  throw new BackupRefused('This backup was made by a newer version of Sluice: restore it with that one.');
}

function isSame(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

// A value that a column does not take, or that breaks a rule: nobody of ours wrote such a row.
function isOfRows(error: unknown): boolean {
  return error instanceof postgres.PostgresError && /^(22|23)/.test(error.code);
}

function altered(): BackupRefused {
  return new BackupRefused('This backup was altered since it was made: nothing was restored.');
}
