import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf } from '../processes/command-line-of';
import { freePort } from '../processes/free-port';
import { identityOf, isRunning } from '../processes/process-identity.mjs';
import { asUnprivileged } from './as-unprivileged';
import { postgresBinaries } from './binaries';
import type { Cluster } from './cluster';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

// Recovery after `kill -9` replays at most a few checkpoints of a small database.
const START_MS_MAX = 60_000;
const STOP_MS_MAX = 30_000;
const LOOK_EVERY_MS = 50;
const LOG_BYTES_MAX = 10_000_000;
// Above every system's largest process id, so that it names nobody.
const NOBODYS_PID = 2 ** 30;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
};

/** The server that serves the files in `folder` now, or null. */
export function findPostmaster(folder: string): Postmaster | null {
  const [pid, , , port, , , , status] = readPidFile(folder);
  const isOurs = identityOf(Number(pid)) !== null && commandLineOf(Number(pid)).includes(folder);
  return isOurs ? { pid: Number(pid), port: Number(port), isReady: status?.trim() === 'ready' } : null;
}

/** Starts a server on a free port and waits until it answers. Throws with the end of its log where it does not. */
export async function startPostmaster(cluster: Cluster, settings: Readonly<Record<string, string>>) {
  const givingUpAt = performance.now() + START_MS_MAX;
  while (performance.now() < givingUpAt) {
    const running = findPostmaster(cluster.folder) ?? (await launch(cluster, settings));
    if (running?.isReady) return running;
    await sleep(LOOK_EVERY_MS);
  }
  const lines = readFileSync(cluster.log, 'utf8').trimEnd().split('\n').slice(-5);
  throw new Error(`PostgreSQL did not start; ${cluster.log} ends with:\n${lines.join('\n')}`);
}

/** Ends the server once its transactions are rolled back and its files are complete. */
export async function stopPostmaster(folder: string): Promise<void> {
  const running = findPostmaster(folder);
  if (!running) return;
  const identity = identityOf(running.pid) ?? '';
  process.kill(running.pid, 'SIGINT'); // PostgreSQL's "fast": clients are sent away, data is written
  const givingUpAt = performance.now() + STOP_MS_MAX;
  while (isRunning(identity) && performance.now() < givingUpAt) await sleep(LOOK_EVERY_MS);
}

/** One attempt. Null where the server ended at once: a port taken meanwhile, children of a killed one still leaving. */
async function launch(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<Postmaster | null> {
  retireForeignPid(cluster.folder);
  keepLogSmall(cluster.log);
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', cluster.folder, '-p', String(await freePort()), ...options];
  const invocation = asUnprivileged(postgresBinaries().postgres, args, cluster.folder);
  const log = openSync(cluster.log, 'a');
  // Its own process group: Ctrl-C is for the app, which still wants its database while it stops.
  const child = spawn(invocation.program, invocation.args, {
    ...invocation.options,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  child.once('error', () => {
    hasEnded = true;
  });
  for (let waitedMs = 0; !hasEnded && waitedMs < START_MS_MAX; waitedMs += LOOK_EVERY_MS) {
    const running = findPostmaster(cluster.folder);
    if (running?.isReady) return running;
    await sleep(LOOK_EVERY_MS);
  }
  return null;
}

/**
 * PostgreSQL will not start while the process id that a killed server left behind is in use, by whatever program. The
 * file itself has to stay: it names the shared memory by which the killed server's last children are still found.
 */
function retireForeignPid(folder: string): void {
  const [pid, ...rest] = readPidFile(folder);
  if (pid === undefined || identityOf(Number(pid)) === null) return;
  writeFileSync(path.join(folder, 'postmaster.pid'), [String(NOBODYS_PID), ...rest].join('\n'));
}

function readPidFile(folder: string): string[] {
  try {
    return readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function keepLogSmall(log: string): void {
  const bytes = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > LOG_BYTES_MAX) renameSync(log, `${log}.old`);
}
