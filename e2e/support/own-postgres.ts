import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCluster, SUPERUSER } from '../../scripts/postgres/cluster';
import { findPostmaster, startPostmaster, stopPostmaster } from '../../scripts/postgres/postmaster';
import { freePort } from '../../scripts/processes/free-port';
import { identityOf, isRunning } from '../../scripts/processes/process-identity.mjs';
import { testDataDir } from './test-data-dir';

/** A PostgreSQL of its caller's own, which may therefore be frozen, killed and started again. */
export interface OwnPostgres {
  readonly url: string;
  /** Stops every process of it; stopping the first alone would leave those that answer. */
  freeze(): void;
  thaw(): void;
  /** `kill -9`, as if the machine had lost it. */
  kill(): Promise<void>;
  /** Starts it again, at the same address. */
  start(): Promise<void>;
  /** Ends it and takes its files away. */
  remove(): Promise<void>;
}

// Safe against the death of every process, and only not against a power cut, which no test makes.
const SETTINGS = { fsync: 'off', full_page_writes: 'off' };

const LOOK_EVERY_MS = 10;

export async function ownPostgres(): Promise<OwnPostgres> {
  const folder = path.join(testDataDir(process.env), `own-${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  const cluster = openCluster(realpathSync(folder));
  const port = String(await freePort());
  const start = async () => {
    await startPostmaster(cluster, { ...SETTINGS, port });
  };
  await start();
  const postmaster = () => {
    const found = findPostmaster(cluster.folder);
    if (!found) throw new Error('This PostgreSQL does not run.');
    return found.pid;
  };
  const signalAll = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of familyOf(postmaster())) process.kill(pid, signal);
  };
  return {
    url: `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/postgres`,
    start,
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    async kill() {
      const family = familyOf(postmaster()).map((pid) => identityOf(pid) ?? '');
      process.kill(postmaster(), 'SIGKILL');
      while (family.some((one) => isRunning(one))) await sleep(LOOK_EVERY_MS);
    },
    async remove() {
      await stopPostmaster(cluster.folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A process and those that it started. */
function familyOf(pid: number): number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const children = all.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid);
  return [pid, ...children.map(([child = 0]) => child)];
}
