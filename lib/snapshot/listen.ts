import postgres from 'postgres';
import { CONNECT_TIMEOUT_SECONDS, RECONNECT_BACKOFF_SECONDS } from '@/db/client';
import { CHANGE_CHANNEL, type Notification, parseNotification } from './notification';

export interface Listener {
  close(): Promise<void>;
}

/**
 * Hears every commit on a connection of its own, and comes back by itself: with a flat back-off of half a second, as
 * the driver's growing one came back nine seconds after the database did. What was said while it was away is lost, so
 * `onListening` (called at the first listen too) must look for itself. Must not lead through a transaction pooler.
 */
export function listenForChanges(
  url: string,
  { onChange, onListening }: { onChange: (change: Notification) => void; onListening: () => void },
): Listener {
  const client = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: () => RECONNECT_BACKOFF_SECONDS,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    connection: { application_name: 'sluice listener' },
  });
  // Once: after a first attempt that failed, as after a lost connection, the driver listens again by itself. Asking it
  // again would add a listener each time, and all of them would wake up together when the database is back.
  client.listen(CHANGE_CHANNEL, heard, onListening).catch(() => {});

  function heard(payload: string): void {
    const change = parseNotification(payload);
    if (change) onChange(change);
  }

  return { close: () => client.end({ timeout: 1 }) };
}
