import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

export interface Invocation {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

const NOBODY = 65_534;

/**
 * How to run `program`, which refuses to run as root, on the folder that it owns. In a user namespace of its own it
 * takes itself for nobody, while its files stay root's. Where namespaces are forbidden it becomes an unprivileged user,
 * and the folder becomes, and stays, that user's.
 */
export function asUnprivileged(program: string, args: readonly string[], folder: string): Invocation {
  if (process.getuid?.() !== 0) return { program, args, options: {} };
  const owner = statSync(folder);
  if (owner.uid !== 0) return { program, args, options: { uid: owner.uid, gid: owner.gid } };
  if (spawnSync('unshare', ['-U', 'true']).status === 0) {
    return { program: 'unshare', args: ['-U', program, ...args], options: {} };
  }
  const options = { uid: idOf('-u'), gid: idOf('-g') };
  execFileSync('chown', ['-R', `${options.uid}:${options.gid}`, folder]);
  return { program, args, options };
}

function idOf(kind: '-u' | '-g'): number {
  const { status, stdout } = spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : NOBODY;
}
