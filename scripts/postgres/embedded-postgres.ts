import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { withFileLock } from '../processes/with-file-lock.mjs';
import { openCluster, SUPERUSER } from './cluster';
import { dropLease, takeLease } from './leases';
import { startPostmaster, stopPostmaster } from './postmaster';

export interface EmbeddedPostgres {
  readonly urlOf: (database: string) => string;
  /** Stops the server where no other process uses it. */
  readonly release: () => Promise<void>;
}

/**
 * A running PostgreSQL on the files in `dataDir`, shared by every process that asks for it: the first starts it, the
 * last to release it stops it. A user killed with `kill -9` leaves it running for the next. `settings` are those of the
 * process that starts it.
 */
export async function embeddedPostgres(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const root = realpathSync(dataDir);
  return withFileLock(lockOf(root), async () => {
    const lease = takeLease(path.join(root, 'leases'));
    try {
      const cluster = openCluster(root);
      const { port } = await startPostmaster(cluster, settings);
      return {
        urlOf: (database) => `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`,
        release: () =>
          withFileLock(lockOf(root), async () => {
            if (dropLease(lease).wasLast) await stopPostmaster(cluster.folder);
          }),
      };
    } catch (problem) {
      dropLease(lease);
      throw problem;
    }
  });
}

/** Stops the server on the files in `dataDir`, whoever uses it. */
export async function stopEmbeddedPostgres(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const root = realpathSync(dataDir);
  await withFileLock(lockOf(root), () => stopPostmaster(path.join(root, 'postgres')));
}

function lockOf(root: string): string {
  return path.join(root, 'lock');
}
