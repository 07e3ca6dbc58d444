import postgres from 'postgres';
import { CONNECT_TIMEOUT_SECONDS } from '@/db/client';

/**
 * Does one piece of work on one connection, without a limit to its statements: a backup takes as long as it takes. Times
 * are written in UTC, so that the same row is the same text everywhere. A connection that is lost is the end of it: the
 * driver would go on with another, which knows nothing of the transaction.
 */
export async function onOneConnection<T>(url: string, work: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client: postgres.Sql = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    onnotice: () => {},
    idle_timeout: 0,
    max_lifetime: null,
    onclose: () => void client.end({ timeout: 0 }),
    connection: { application_name: 'sluice backup', TimeZone: 'UTC' },
  });
  try {
    return await work(client);
  } finally {
    await client.end({ timeout: 1 });
  }
}
