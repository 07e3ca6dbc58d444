import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, openCluster, SUPERUSER } from '@/scripts/postgres/cluster';
import { findPostmaster, startPostmaster, stopPostmaster } from '@/scripts/postgres/postmaster';
import { childrenOf } from '@/scripts/processes/children-of';
import { freePort } from '@/scripts/processes/free-port';
import { signalAll } from './signal-all';

// Without fsync a crash of the machine would lose data; a crash of PostgreSQL, which is what happens here, does not.
const SETTINGS = { max_connections: '300', fsync: 'off', full_page_writes: 'off', log_line_prefix: '%m [%p] %a ' };
const GONE_MS_MAX = 10_000;

/** A PostgreSQL that nobody else uses and that can be brought down in every manner. Its address stays the same. */
export interface OwnPostgres {
  readonly urlOf: (database: string) => string;
  readonly logFile: string;
  start(): Promise<void>;
  /** In order: clients are sent away, data is written. */
  stop(): Promise<void>;
  /** Every process of it stops where it is, and goes on with `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Every process of it ends at once, as `kill -9` or a lack of memory does it. */
  crash(): Promise<void>;
}

/** Makes the database files in `folder` and starts a server on them. */
export async function ownPostgres(folder: string): Promise<OwnPostgres> {
  mkdirSync(folder, { recursive: true });
  const cluster = openCluster(realpathSync(folder));
  const port = String(await freePort());
  const postgres: OwnPostgres = {
    urlOf: (database) => `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`,
    logFile: cluster.log,
    // The port given among the settings wins over the one that is drawn anew for each start.
    start: async () => void (await startPostmaster(cluster, { ...SETTINGS, port })),
    async stop() {
      postgres.thaw();
      await stopPostmaster(cluster.folder);
    },
    freeze: () => signalAll(processesOf(cluster), 'SIGSTOP'),
    thaw: () => signalAll(processesOf(cluster).toReversed(), 'SIGCONT'),
    async crash() {
      signalAll(processesOf(cluster), 'SIGKILL');
      const givingUpAt = performance.now() + GONE_MS_MAX;
      while (findPostmaster(cluster.folder) && performance.now() < givingUpAt) await sleep(10);
    },
  };
  await postgres.start();
  return postgres;
}

/** Ends the server on the files in `folder`, if a run that was killed left one, frozen or not. */
export async function endLeftPostgres(folder: string): Promise<void> {
  const files = path.join(folder, 'postgres');
  const left = findPostmaster(files);
  if (left) signalAll([left.pid, ...childrenOf(left.pid)], 'SIGCONT');
  await stopPostmaster(files);
}

/** The postmaster first: frozen, it makes no more children. */
function processesOf(cluster: Cluster): number[] {
  const postmaster = findPostmaster(cluster.folder);
  return postmaster ? [postmaster.pid, ...childrenOf(postmaster.pid)] : [];
}
