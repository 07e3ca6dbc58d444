import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal';
import { secretFile } from '../secret-file';
import { asUnprivileged } from './as-unprivileged';
import { postgresBinaries } from './binaries';

export interface Cluster {
  /** The folder that PostgreSQL calls its data directory. */
  readonly folder: string;
  readonly log: string;
  readonly password: string;
}

export const SUPERUSER = 'sluice';

/**
 * The database files under `dataDir`, made at first use. Call it under the lock: it is not safe against itself. Throws
 * where the files are of another major version of PostgreSQL, or their password is gone.
 */
export function openCluster(dataDir: string): Cluster {
  const folder = path.join(dataDir, 'postgres');
  const secret = path.join(dataDir, 'postgres.secret');
  const exists = existsSync(path.join(folder, 'PG_VERSION'));
  if (exists) refuseOtherMajor(folder);
  if (exists && !existsSync(secret)) {
    throw new Refusal(
      `${secret} is gone: it holds the password of the database in ${folder}. Put it back from a copy.`,
    );
  }
  const password = secretFile(secret);
  if (!exists) initialise(folder, password);
  return { folder, log: path.join(dataDir, 'postgres.log'), password };
}

/**
 * Made beside and renamed when complete: a process killed half-way leaves nothing that looks like a database. Its initdb
 * may still be writing, so each attempt has a folder of its own.
 */
function initialise(folder: string, password: string): void {
  removeDrafts(folder);
  const draft = mkdtempSync(`${folder}.new.`);
  const passwordFile = `${draft}.secret`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const access = ['-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const initdb = asUnprivileged(postgresBinaries().initdb, ['-D', draft, ...access, ...locale], draft);
  if (initdb.options.uid !== undefined) chownSync(passwordFile, initdb.options.uid, -1);
  const { status, stderr, error } = spawnSync(initdb.program, initdb.args, { ...initdb.options, encoding: 'utf8' });
  rmSync(passwordFile);
  if (status !== 0) throw new Refusal(`PostgreSQL could not make its files in ${folder}: ${stderr || error}`);
  renameSync(draft, folder);
}

function removeDrafts(folder: string): void {
  for (const name of readdirSync(path.dirname(folder)).filter((name) => name.startsWith('postgres.new.'))) {
    try {
      rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true });
    } catch {
      // an orphaned initdb is writing there this instant; the next first start finds it done
    }
  }
}

function refuseOtherMajor(folder: string): void {
  const found = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  const answer = spawnSync(postgresBinaries().postgres, ['--version'], { encoding: 'utf8' }).stdout;
  const ours = /(\d+)/.exec(answer)?.[1];
  if (found === ours) return;
  throw new Refusal(
    `The database in ${folder} was made by PostgreSQL ${found}, and this is PostgreSQL ${ours}, which cannot read it: ` +
      'export it with the version of Sluice that made it, or set SLUICE_DATA_DIR to another folder.',
  );
}
