import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal';
import type { Mutant } from './mutant';

/**
 * Copies what git knows or would know of this checkout, as it is on disk, into `folder`, with the same packages. Mutants
 * live there: the checkout itself is never changed, so that nothing has to be put right after a crash.
 */
export function copyCheckout(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\0');
  for (const file of files.filter((name) => name !== '' && existsSync(name))) {
    const copy = path.join(folder, file);
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
}

/** Applies a mutant's patch in the copy. Gives what undoes it, byte for byte. Refuses a patch that does not fit. */
export function plant({ name, patch, files }: Mutant, folder: string): () => void {
  const originals = files.map((file) => ({ file: path.join(folder, file), bytes: read(path.join(folder, file)) }));
  const uproot = () => {
    for (const { file, bytes } of originals) {
      if (bytes === null) rmSync(file, { force: true });
      else writeFileSync(file, bytes);
    }
  };
  // Above the copy git must not look for a repository: it would apply the patch there.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(path.resolve(folder)) };
  const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, env, input: patch, encoding: 'utf8' });
  if (status === 0) return uproot;
  uproot();
  throw new Refusal(`${name}.patch does not fit any more: ${stderr.trim().replaceAll('\n', '; ')}`);
}

function read(file: string): Buffer | null {
  return existsSync(file) ? readFileSync(file) : null;
}
