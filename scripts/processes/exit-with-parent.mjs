import { fileURLToPath } from 'node:url';

const LOOK_EVERY_MS = 500;

/**
 * Ends this process as SIGTERM would once its parent is gone. A parent killed with `kill -9` cannot stop its children,
 * and an app left behind would keep the port. As `node --import <this file>` it does so for a program not ours.
 */
export function exitWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  watch.unref();
}

/** What to put before a program's own arguments, so that it ends with its parent. */
export const EXIT_WITH_PARENT = ['--import', fileURLToPath(import.meta.url)];

if (process.execArgv.includes(EXIT_WITH_PARENT[1] ?? '')) exitWithParent();
