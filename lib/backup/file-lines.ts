import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BackupRefused } from './backup-refused';

/** No row of ours comes near it. */
const LINE_CHARACTERS_MAX = 64 * 1024 * 1024;

/**
 * The lines of a compressed file, one at a time. A line ends with a line feed and nothing else: texts in it may hold what
 * others take for an end (U+2028). Throws BackupRefused for a file that is not there, not compressed, or cut short.
 */
export async function* fileLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (error) => text.destroy(error));
  let rest = '';
  try {
    for await (const chunk of text) {
      const [first = '', ...others] = String(chunk).split('\n');
      const last = others.pop();
      if (last === undefined) rest += first;
      else {
        yield rest + first;
        yield* others;
        rest = last;
      }
      if (rest.length > LINE_CHARACTERS_MAX) throw new BackupRefused(`${file} has a line that is too long to be ours.`);
    }
  } catch (error) {
    throw isUnreadable(error) ? new BackupRefused(`${file} cannot be read to its end: nothing was restored.`) : error;
  }
  if (rest !== '') throw new BackupRefused(`${file} ends in the middle of a line: nothing was restored.`);
}

// What zlib says of a file that is cut short or none of its own, and the system of one that is not there.
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ENOENT|EISDIR|EACCES)/.test(String(error.code));
}
