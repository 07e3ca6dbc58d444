import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runChild } from '../processes/run-child.mjs';
import { withFileLock } from '../processes/with-file-lock.mjs';
import { isInstalled } from './is-installed.mjs';

/**
 * Runs `npm ci` where node_modules is not what package-lock.json asks for. Two commands started together install once:
 * the second waits for the first.
 * @param {string} root
 */
export async function installPackages(root) {
  if (agrees(root)) return;

  // Not in node_modules, which `npm ci` empties.
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const whenWaiting = () => console.log('Another command is installing the packages: waiting for it.');
  await withFileLock(
    path.join(os.tmpdir(), `sluice-install-${name}`),
    () => (agrees(root) ? undefined : install(root)),
    { whenWaiting },
  );
}

/** @param {string} root */
async function install(root) {
  console.log('Installing the packages …');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await runChild('npm', args, { env: withoutProjectBinaries(root, process.env) });
  if (code !== 0) throw new Error(`npm ci ended with code ${code}: read its lines above, then run this again.`);
}

/**
 * `npm ci` removes node_modules first: npm has to run on a Node that does not lie in there.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
function withoutProjectBinaries(root, env) {
  const folders = (env.PATH ?? '').split(path.delimiter);
  const outside = folders.filter((folder) => !path.resolve(folder).startsWith(path.join(root, 'node_modules')));
  return { ...env, PATH: outside.join(path.delimiter) };
}

/** @param {string} root */
function agrees(root) {
  let installed;
  try {
    installed = JSON.parse(readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8'));
  } catch {
    return false; // nothing there, or an installation that was interrupted
  }
  return isInstalled(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')), installed);
}
