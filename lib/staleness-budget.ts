import { READ_TIMEOUT_MS } from '@/db/reads';

/**
 * The promise: a flag can be dropped everywhere within this. A slower configuration does not start, and a snapshot that
 * nothing confirmed for longer is stale: then the flag's failure mode speaks.
 */
export const STALENESS_LIMIT_MS = 30_000;
/** Instances that were started together must not ask together for ever: each waits up to this share longer. */
export const POLL_JITTER = 0.2;

/** One of the waits between a save and the last answer that does not have it. */
export interface BudgetPart {
  readonly what: string;
  readonly ms: number;
}

export interface StalenessBudget {
  readonly parts: readonly BudgetPart[];
  readonly totalMs: number;
}

/**
 * The longest that an answer can lag behind a save while PostgreSQL answers and nothing but the poll brings changes: the
 * sum of every wait in between, each at its limit. Cached fragments add none, as the revision is part of their key.
 */
export function stalenessBudget(pollMs: number): StalenessBudget {
  const parts = [
    { what: 'an answer on its way, from just before the save', ms: READ_TIMEOUT_MS },
    { what: 'the poll’s interval', ms: pollMs },
    { what: 'its jitter, at most', ms: pollMs * POLL_JITTER },
    { what: 'asking for the newest revision, at most', ms: READ_TIMEOUT_MS },
    { what: 'reading what changed, at most', ms: READ_TIMEOUT_MS },
    { what: 'reading everything, where a gap is found', ms: READ_TIMEOUT_MS },
  ];
  return { parts, totalMs: parts.reduce((sum, { ms }) => sum + ms, 0) };
}

/** The longest interval at which the poll keeps the limit. */
export function pollMsMax(): number {
  return (STALENESS_LIMIT_MS - stalenessBudget(0).totalMs) / (1 + POLL_JITTER);
}
