import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { backupLines } from './backup-lines';
import { headerLine, parseLine } from './lines';
import { onOneConnection } from './one-connection';

/** Writes a backup of the database at `url` to `file`, whole or not at all. Gives how many rows there are, by table. */
export async function writeBackup(
  url: string,
  { file, now }: { readonly file: string; readonly now: Date },
): Promise<Readonly<Record<string, number>>> {
  const draft = `${file}.part`;
  try {
    const rows = await onOneConnection(url, async (client) => {
      const sealed = new SealedLines(backupLines(client, now));
      // What it holds lets nobody in, but is nobody's business: hashes of passwords and tokens, people's addresses.
      await pipeline(sealed.texts(), createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
      return sealed.rows;
    });
    await rename(draft, file);
    return rows;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Lines with a last one that says what those before it were. */
class SealedLines {
  rows: Readonly<Record<string, number>> = {};

  constructor(private readonly lines: AsyncIterable<string>) {}

  async *texts(): AsyncGenerator<string> {
    const hash = createHash('sha256');
    let isFirst = true;
    for await (const line of this.lines) {
      if (isFirst) this.rows = parseLine(headerLine, line).rows;
      isFirst = false;
      hash.update(`${line}\n`);
      yield `${line}\n`;
    }
    yield `${JSON.stringify({ end: { rows: this.rows, sha256: hash.digest('hex') } })}\n`;
  }
}
