import type postgres from 'postgres';

/** Longer than the server's own limits (3 s for a lock, 5 s for a statement): this is for a server that says nothing. */
export const TRANSACTION_TIMEOUT_MS = 15_000;

/** Beginning one waits for no lock: this is the time to connect, and as much again. */
export const BEGIN_TIMEOUT_MS = 6_000;

/** How long what is under way may take when a line is closed. */
const CLOSE_TIMEOUT_SECONDS = 2;

export type Work = (tx: postgres.Sql) => Promise<unknown>;

/** Why a transaction was given up: its connection is gone, or said nothing for too long. */
export class TransactionLost extends Error {
  override readonly name = 'TransactionLost';
  readonly code = 'TRANSACTION_LOST';
}

/**
 * One connection, for one transaction at a time. The driver's own `begin` is not used: where the connection is lost in
 * the middle (PostgreSQL restarts while somebody saves) it goes on writing to the socket that is gone, which is an
 * exception that nobody can catch, and afterwards every connection in its place times out, for ever (measured with
 * postgres 3.4.9; porsager/postgres#1208 and #1215). Here a line that is lost is thrown away, and never written to again.
 */
export class Line {
  /** False from the beginning of a transaction until PostgreSQL has ended it. */
  isUsable = true;
  readonly #client: postgres.Sql;
  #lose: (why: string) => void = () => {};

  constructor(open: (onclose: () => void) => postgres.Sql) {
    this.#client = open(() => this.#lose('the connection to the database was lost'));
  }

  /** Runs `work` in a transaction. Rejects with TransactionLost, with the driver's error, or with what `work` throws. */
  async transact(work: Work): Promise<unknown> {
    this.isUsable = false;
    const lost = Promise.withResolvers<never>();
    this.#lose = (why) => lost.reject(new TransactionLost(why));
    const silence = () => this.#lose('the database says nothing');
    const beginning = setTimeout(silence, BEGIN_TIMEOUT_MS);
    const begun = () => clearTimeout(beginning);
    const timer = setTimeout(silence, TRANSACTION_TIMEOUT_MS);
    try {
      return await Promise.race([this.#through(work, begun), lost.promise]);
    } finally {
      begun();
      clearTimeout(timer);
      this.#lose = () => {};
    }
  }

  /** Closes the connection; one that was lost in the middle at once, so that nothing more is written through it. */
  close(): Promise<void> {
    return this.#client.end({ timeout: this.isUsable ? CLOSE_TIMEOUT_SECONDS : 0 });
  }

  async #through(work: Work, begun: () => void): Promise<unknown> {
    await this.#client.unsafe('begin');
    begun();
    const result = await work(this.#client).catch(async (error: unknown) => {
      await this.#client.unsafe('rollback');
      this.isUsable = true;
      throw error;
    });
    const { command } = await this.#client.unsafe('commit');
    this.isUsable = true;
    // Where a statement had failed and nobody minded, PostgreSQL answers a COMMIT with ROLLBACK.
    if (command !== 'COMMIT') throw new Error('Nothing was saved: a statement of the transaction had failed.');
    return result;
  }
}
