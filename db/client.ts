import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { READ_TIMEOUT_MS, readsOn } from './reads';
import * as schema from './schema';
import { transactionsOn } from './transactions';

export type Database = ReturnType<typeof openDatabase>['db'];
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
export type Queryable = Database | Transaction;

export interface DatabaseOptions {
  /** Connections at most, for reading. One suits a script or a migration, ten a server. Transactions have their own. */
  readonly connectionCountMax?: number;
  /** False behind a transaction pooler, which loses prepared statements between transactions. */
  readonly prepare?: boolean;
  /** How long a read may take before it is given up. Milliseconds. */
  readonly readTimeoutMs?: number;
}

// The driver's defaults wait for ever; a writer at three in the morning would rather have a sentence.
export const CONNECT_TIMEOUT_SECONDS = 3;
export const STATEMENT_TIMEOUT_MS = 5_000;
export const LOCK_TIMEOUT_MS = 3_000;
export const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;
export const RECONNECT_BACKOFF_SECONDS = 0.5;

/** How long what is under way may take when everything is closed. */
const CLOSE_TIMEOUT_SECONDS = 2;

/** Opens connections to PostgreSQL with every wait bounded. `close` waits 2 s at most for what is under way. */
export function openDatabase(
  url: string,
  { connectionCountMax = 10, prepare = true, readTimeoutMs = READ_TIMEOUT_MS }: DatabaseOptions = {},
) {
  const open = (own: { max: number; onclose?: () => void; max_lifetime?: null }) => {
    const client = postgres(url, {
      ...own,
      prepare,
      connect_timeout: CONNECT_TIMEOUT_SECONDS,
      backoff: () => RECONNECT_BACKOFF_SECONDS,
      idle_timeout: 60,
      // The driver would ask each new connection for the types of arrays first, and leave the failure of that question
      // to nobody (an unhandled rejection when PostgreSQL goes away then). Drizzle writes and reads arrays by itself.
      fetch_types: false,
      onnotice: () => {},
      connection: {
        application_name: 'sluice',
        statement_timeout: STATEMENT_TIMEOUT_MS,
        lock_timeout: LOCK_TIMEOUT_MS,
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      },
    });
    return { client, db: drizzle(client, { schema, casing: 'snake_case' }) };
  };
  // Drizzle teaches every client that it is given how dates are written, so these are given to it too.
  const reads = readsOn(() => open({ max: connectionCountMax }).client, readTimeoutMs);
  // No end of life: the driver, which knows of no transaction, might close one in the middle.
  const transactions = transactionsOn((onclose) => open({ max: 1, onclose, max_lifetime: null }).client);
  // Never connects: it only lends its form to those two.
  const { client, db } = open({ max: 1 });
  Object.assign(client, { unsafe: reads.ask, begin: transactions.begin });
  return {
    db,
    async close(): Promise<void> {
      await Promise.all([reads.close(CLOSE_TIMEOUT_SECONDS), transactions.close()]);
    },
  };
}
