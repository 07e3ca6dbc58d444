// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceDatabaseAwaySince?: number | null };

/** Since when PostgreSQL has not answered this process, by the wall clock, ms: for people. Null while it does. */
export function databaseAwaySince(): number | null {
  return process_.__sluiceDatabaseAwaySince ?? null;
}

/** Notes whether PostgreSQL answered a question at `at`. True where that is news. */
export function noteDatabase(answers: boolean, at: number): boolean {
  if (answers === (databaseAwaySince() === null)) return false;
  process_.__sluiceDatabaseAwaySince = answers ? null : at;
  return true;
}
