import { isUnreachable } from '@/lib/history/unavailable';

/** How long a token that was good is taken for good, and so the longest that a revocation takes to bite. */
export const TOKEN_KEPT_MS = 5_000;
const TOKENS_KEPT_MAX = 1_000;

/**
 * Tells whether a caller's token is good, asking the database at most once in five seconds for each. While the database
 * is out of reach, a token that was good stays so: revoking one needs the database too, and an outage must not switch
 * every flag off. Only good tokens are kept, so that guessing cannot push them out.
 */
export function createTokenGate({
  check,
  monotonicNow,
}: {
  readonly check: (token: string) => Promise<boolean>;
  readonly monotonicNow: () => number;
}): (token: string) => Promise<boolean> {
  const goodUntil = new Map<string, number>();
  const checking = new Map<string, Promise<boolean>>();

  async function ask(token: string): Promise<boolean> {
    const known = goodUntil.has(token);
    const askedAt = monotonicNow();
    const good = await checkedOrKept(token, known);
    goodUntil.delete(token);
    if (good) keep(token, askedAt + TOKEN_KEPT_MS);
    return good;
  }

  async function checkedOrKept(token: string, known: boolean): Promise<boolean> {
    try {
      return await check(token);
    } catch (error) {
      if (known && isUnreachable(error)) return true;
      throw error;
    }
  }

  function keep(token: string, until: number): void {
    const [oldest] = goodUntil.keys();
    if (oldest !== undefined && goodUntil.size >= TOKENS_KEPT_MAX) goodUntil.delete(oldest);
    goodUntil.set(token, until);
  }

  return (token) => {
    const until = goodUntil.get(token);
    if (until !== undefined && monotonicNow() < until) return Promise.resolve(true);
    const asked = checking.get(token) ?? ask(token).finally(() => checking.delete(token));
    checking.set(token, asked);
    return asked;
  };
}
