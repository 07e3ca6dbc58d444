import { hostname } from 'node:os';
import { eq } from 'drizzle-orm';
import { openDatabase } from '../../db/client';
import { instances } from '../../db/schema';
import { serveApp } from '../../scripts/app/serve-app';
import { freePort } from '../../scripts/processes/free-port';
import type { World } from './world';

/** A server of a story's own, to be treated badly. */
export interface ThirdServer {
  /** The name that it tells of itself by. */
  readonly name: string;
  readonly url: string;
  /** Sends a signal to it, such as SIGSTOP. */
  signal(name: NodeJS.Signals): void;
  /** Ends it, whatever state it is in, and makes the others forget it. */
  remove(): Promise<void>;
}

/** Starts a third server of the same build over the same database. */
export async function thirdServer({ settings, databaseUrl }: World): Promise<ThirdServer> {
  const env = { ...process.env, ...settings, NODE_ENV: 'production' } as const;
  const port = await freePort();
  const server = await serveApp('start', { env, port, stop: new AbortController().signal });
  const name = nameOfServer(server.url);
  // It leads a process group of its own.
  const signal = (said: NodeJS.Signals) => process.kill(-server.pid, said);
  return {
    name,
    url: server.url,
    signal,
    async remove() {
      try {
        signal('SIGKILL');
      } catch {} // it is gone already
      await server.ended;
      const { db, close } = openDatabase(databaseUrl, { connectionCountMax: 1 });
      await db.delete(instances).where(eq(instances.name, name));
      await close();
    },
  };
}

/** What a server at an address calls itself. */
export function nameOfServer(url: string): string {
  return `${hostname()}:${new URL(url).port}`;
}
