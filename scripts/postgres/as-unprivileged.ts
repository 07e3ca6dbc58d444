import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal';

export interface Invocation {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

const NOBODY = 65_534;

/**
 * How to run `program`, which refuses to run as root, on the folder that it owns. In a user namespace of its own it
 * takes itself for nobody, while its files stay root's. Where namespaces are forbidden it becomes an unprivileged user,
 * and the folder becomes, and stays, that user's. Throws where that user could not reach it.
 */
export function asUnprivileged(program: string, args: readonly string[], folder: string): Invocation {
  if (process.getuid?.() !== 0) return { program, args, options: {} };
  const owner = statSync(folder);
  if (owner.uid !== 0) return { program, args, options: { uid: owner.uid, gid: owner.gid } };
  if (spawnSync('unshare', ['-U', 'true']).status === 0) {
    return { program: 'unshare', args: ['-U', program, ...args], options: {} };
  }
  const options = { uid: idOf('-u'), gid: idOf('-g') };
  refuseUnreachable(program, folder, options);
  execFileSync('chown', ['-R', `${options.uid}:${options.gid}`, folder]);
  return { program, args, options };
}

/** A program or folder inside somebody's private one, such as /root, is out of an unprivileged user's reach. */
function refuseUnreachable(program: string, folder: string, options: Invocation['options']): void {
  const script = '[ -x "$0" ] && [ -x "$1" ]';
  if (spawnSync('sh', ['-c', script, program, path.dirname(folder)], { ...options, cwd: '/' }).status === 0) return;
  throw new Refusal(
    `PostgreSQL will not run as root, and user ${options.uid} may not enter ${path.dirname(folder)} or ` +
      `${path.dirname(program)}: run this as another user, move it out of private folders, or set DATABASE_URL.`,
  );
}

function idOf(kind: '-u' | '-g'): number {
  const { status, stdout } = spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : NOBODY;
}
