import postgres from 'postgres';
import { CONNECT_TIMEOUT_SECONDS } from '@/db/client';

/** One connection that listens, from its opening to its end. It never comes back by itself. */
export interface Ear {
  /** Resolves once it listens; rejects where it cannot. */
  readonly listening: Promise<void>;
  /** Resolves once the connection is gone. One that is only half open never says so. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/** Listens on channels, by name: what is said on each goes to its function. */
export function openEar(url: string, hear: ReadonlyMap<string, (payload: string) => void>): Ear {
  const gone = Promise.withResolvers<void>();
  const client = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => {},
    onclose: () => gone.resolve(),
    connection: { application_name: 'sluice listener' },
    ...onNotification((channel, payload) => hear.get(channel)?.(payload)),
  });
  const statements = [...hear.keys()].map((channel) => `listen "${channel.replaceAll('"', '""')}"`);
  const listening = client.unsafe(statements.join('; ')).then(() => {});
  // Whoever waits for it hears of a failure; where nobody does any more, it is no bug.
  listening.catch(() => {});
  return { listening, gone: gone.promise, close: () => client.end({ timeout: 1 }) };
}

// What the driver (postgres 3.4) builds its own `listen` on, which comes back by itself and never says that it was away.
function onNotification(onnotify: (channel: string, payload: string) => void): object {
  return { onnotify };
}
