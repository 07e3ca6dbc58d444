import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { configuration } from '@/lib/configuration';
import { version } from '@/package.json';
import { buildId } from './build-id';

/** A serving process. Its id is drawn when it starts: the same port after a restart is another instance. */
export interface Instance {
  readonly id: string;
  /** Where it serves: host and port. */
  readonly name: string;
  /** The package's version and the build's id, so that two builds over one database can be told apart. */
  readonly version: string;
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceInstance?: Instance };

/** Who this process is among all instances. */
export function thisInstance(): Instance {
  process_.__sluiceInstance ??= {
    id: randomUUID(),
    name: `${hostname()}:${configuration().PORT}`,
    version: `${version} (${buildId() ?? 'no build'})`,
  };
  return process_.__sluiceInstance;
}
