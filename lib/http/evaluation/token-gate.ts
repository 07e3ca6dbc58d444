import type { TokenScope } from '@/lib/auth/token-ability';
import { DomainError } from '@/lib/domain-error';
import { isUnreachable } from '@/lib/history/unavailable';
import { TimedOut, within } from '@/lib/within';

/** How long a token that nobody here has seen yet may keep its caller waiting. */
export const FIRST_CHECK_TIMEOUT_MS = 1_000;
const FIRST_CHECKS_AT_ONCE_MAX = 100;
const TOKENS_KEPT_MAX = 1_000;

export interface TokenGate {
  /** What a caller's token is for, null for one that is not good: at once for one that was. Throws UNAVAILABLE where it cannot be told in time. */
  scopeOf(token: string): TokenScope | null | Promise<TokenScope | null>;
  /** Looks whether those that were good still are. Call it now and then; it costs nothing where nobody is known. */
  recheck(): Promise<void>;
}

/**
 * Remembers which callers' tokens are good, so that an evaluation waits for the database only at a token's first use.
 * Those that it knows are looked up behind the callers' backs, all in one question, whether they are used meanwhile or
 * not: so a revocation bites within the time between two looks. While the database is out of reach a token that was good
 * stays so: revoking one needs the database too, and an outage must not switch every flag off. Only good tokens are
 * kept, so that guessing cannot push them out.
 */
export function createTokenGate(
  goodOf: (tokens: readonly string[]) => Promise<ReadonlyMap<string, TokenScope>>,
): TokenGate {
  const good = new Map<string, TokenScope>();
  const firstChecks = new Map<string, Promise<TokenScope | null>>();
  let rechecking = false;

  async function firstCheck(token: string): Promise<TokenScope | null> {
    const scope = (await goodOf([token])).get(token) ?? null;
    if (scope) keep(token, scope);
    return scope;
  }

  /** The newest use stands last, so that the first to go is the one unused for longest. */
  function keep(token: string, scope: TokenScope): void {
    good.delete(token);
    good.set(token, scope);
    const [oldest] = good.keys();
    if (oldest !== undefined && good.size > TOKENS_KEPT_MAX) good.delete(oldest);
  }

  async function ask(token: string): Promise<TokenScope | null> {
    const checking = firstChecks.get(token) ?? firstCheck(token).finally(() => firstChecks.delete(token));
    firstChecks.set(token, checking);
    try {
      return await within(FIRST_CHECK_TIMEOUT_MS, checking);
    } catch (error) {
      if (error instanceof TimedOut || isUnreachable(error)) throw cannotTell();
      throw error;
    }
  }

  return {
    scopeOf(token) {
      const known = good.get(token);
      if (known) {
        keep(token, known);
        return known;
      }
      if (firstChecks.size >= FIRST_CHECKS_AT_ONCE_MAX && !firstChecks.has(token)) throw cannotTell();
      return ask(token);
    },
    async recheck() {
      if (rechecking || good.size === 0) return;
      rechecking = true;
      try {
        const asked = [...good.keys()];
        const still = await goodOf(asked);
        for (const token of asked) {
          const scope = still.get(token);
          // Setting what is held keeps its place.
          if (scope) good.set(token, scope);
          else good.delete(token);
        }
      } catch (error) {
        if (!isUnreachable(error)) throw error;
      } finally {
        rechecking = false;
      }
    },
  };
}

// Without its cause, which would have it told in the general words for an outage.
function cannotTell(): DomainError {
  const sentence = 'Whether this API token is good cannot be told now: the database does not answer. Try again soon.';
  return new DomainError('UNAVAILABLE', sentence);
}
