// Measures the engine beside its peers: `npm run bench:engine`. Installs the peers first where they are missing.
// Fails on a wrong answer, never on a slow one.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bench = fileURLToPath(new URL('..', import.meta.url));

if (!isInstalled()) {
  console.log('Installing the peers (bench/package.json) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: bench,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const { benchEngine } = await import('./bench-engine.mjs');
// unleash-client keeps a timer, so the process is ended, not left.
process.exit((await benchEngine()) ? 0 : 1);

/** npm writes this file last; older than the lock file means that the lock has changed since. */
function isInstalled() {
  const written = `${bench}node_modules/.package-lock.json`;
  return existsSync(written) && statSync(written).mtimeMs >= statSync(`${bench}package-lock.json`).mtimeMs;
}
