import { type Database, openDatabase } from '@/db/client';
import { configuration } from './configuration';

// Module code is evaluated once per bundle, two or three times in a process: the pool lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceDatabase?: ReturnType<typeof openDatabase> };

/** The pool of this process, opened at first use. */
export function database(): Database {
  process_.__sluiceDatabase ??= openDatabase(configuration().DATABASE_URL, {
    prepare: configuration().DATABASE_URL_DIRECT === undefined,
  });
  return process_.__sluiceDatabase.db;
}

/** Closes it for good: whoever asks it after that is refused. */
export async function closeDatabase(): Promise<void> {
  await process_.__sluiceDatabase?.close();
}
