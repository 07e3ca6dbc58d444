import { fileURLToPath } from 'node:url';
import { parentOf } from './parent-of.mjs';
import { identityOf, isRunning } from './process-identity.mjs';

const LOOK_EVERY_MS = 500;

/**
 * Ends this process as SIGTERM would once its parent is gone. A parent killed with `kill -9` cannot stop its children,
 * and an app left behind would keep the port. As `node --import <this file>` it does so for a program not ours.
 */
export function exitWithParent() {
  const parent = process.ppid;
  // npm runs a script through a shell, which does not notice that npm is gone: so npm is watched too.
  const npm = process.env.npm_lifecycle_event === undefined ? null : identityOf(parentOf(parent));
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === null || isRunning(npm))) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  watch.unref();
}

/** What to put before a program's own arguments, so that it ends with its parent. */
export const EXIT_WITH_PARENT = ['--import', fileURLToPath(import.meta.url)];

if (process.execArgv.includes(EXIT_WITH_PARENT[1] ?? '')) exitWithParent();
