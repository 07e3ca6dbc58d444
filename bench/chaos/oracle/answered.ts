/** A question: one flag for one targeting key. */
export interface Asked {
  readonly flag: string;
  readonly user: string;
}

/** What an instance said to it. */
export interface Given {
  readonly value: boolean;
  readonly reason: string;
  /** Null where the instance had read nothing yet. */
  readonly revision: number | null;
  /** On a stale answer: for how long nothing confirmed the revision; null where nothing ever did. */
  readonly staleForMs?: number | null;
}

/** One line of the log of answers. Moments are milliseconds of this machine's clock, which is PostgreSQL's too. */
export interface Answered extends Asked, Given {
  /** Names one process: an instance that was started again is another. */
  readonly life: string;
  readonly askedAt: number;
  readonly answeredAt: number;
}
