import type postgres from 'postgres';

/**
 * How long a read may take: longer than the server's own limits (3 s to connect, 5 s for a statement), so this is for a
 * server that says nothing, or a connection that is only half open. TCP itself would wait for a quarter of an hour.
 */
export const READ_TIMEOUT_MS = 6_000;

/** Why a read was given up: nothing was answered in time. */
export class ReadLost extends Error {
  override readonly name = 'ReadLost';
  readonly code = 'READ_LOST';
}

/**
 * Asks through a pool of connections, and each question ends in time. The driver neither gives up a connection that
 * says nothing nor tells which one it was; so the whole pool is left to end, and the next question begins a new one.
 * What other connections of it are about to answer is still heard.
 */
export function readsOn(open: () => postgres.Sql, timeoutMs = READ_TIMEOUT_MS) {
  let pool = open();

  function replace(silent: postgres.Sql): void {
    if (pool !== silent) return; // by an earlier question to it
    pool = open();
    void silent.end({ timeout: timeoutMs / 1000 });
  }

  function ask(...question: Parameters<postgres.Sql['unsafe']>) {
    const asked = pool;
    const answer = asked.unsafe(...question);
    const timer = setTimeout(() => {
      giveUp(answer, new ReadLost(`The database did not answer within ${timeoutMs} ms.`));
      replace(asked);
    }, timeoutMs);
    answer.then(
      () => clearTimeout(timer),
      (error: { readonly code?: unknown } | null) => {
        clearTimeout(timer);
        // It may have lost its way for good: porsager/postgres#1208.
        if (error?.code === 'CONNECT_TIMEOUT') replace(asked);
      },
    );
    return answer;
  }

  return { ask, close: (timeoutSeconds: number) => pool.end({ timeout: timeoutSeconds }) };
}

// Every query of the driver (postgres 3.4) settles itself by this function; a later answer is then one to nobody.
function giveUp(answer: object, error: Error): void {
  (answer as { reject(error: Error): void }).reject(error);
}
