import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
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
}

// The driver's defaults wait for ever; a writer at three in the morning would rather have a sentence.
export const CONNECT_TIMEOUT_SECONDS = 3;
export const STATEMENT_TIMEOUT_MS = 5_000;
export const LOCK_TIMEOUT_MS = 3_000;
export const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;
export const RECONNECT_BACKOFF_SECONDS = 0.5;

/** Opens a pool on PostgreSQL with every wait bounded. `close` waits 2 s at most for what is under way. */
export function openDatabase(url: string, { connectionCountMax = 10, prepare = true }: DatabaseOptions = {}) {
  const open = (own: { max: number; onclose?: () => void; max_lifetime?: null }) => {
    const client = postgres(url, {
      ...own,
      prepare,
      connect_timeout: CONNECT_TIMEOUT_SECONDS,
      backoff: () => RECONNECT_BACKOFF_SECONDS,
      idle_timeout: 60,
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
  const { client, db } = open({ max: connectionCountMax });
  // Drizzle teaches every client that it is given how dates are written, so these are given to it too.
  // No end of life: the driver, which knows of no transaction, might close one in the middle.
  const transactions = transactionsOn((onclose) => open({ max: 1, onclose, max_lifetime: null }).client);
  beginWith(client, transactions.begin);
  return {
    db,
    async close(): Promise<void> {
      await Promise.all([client.end({ timeout: 2 }), transactions.close()]);
    },
  };
}

// Drizzle's `transaction` is the only caller, and calls it in this one form: `client.begin(work)`.
function beginWith(client: postgres.Sql, begin: (work: (tx: postgres.Sql) => Promise<unknown>) => Promise<unknown>) {
  Object.assign(client, { begin });
}
