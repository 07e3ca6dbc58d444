import { TARGETING_KEY_BYTES_MAX } from '@/lib/engine/budgets';
import type { EvaluationContext } from '@/lib/engine/types';
import { utf8Length } from '@/lib/engine/utf8';
import { HttpRefusal } from '../http-refusal';
import { queryParameter } from '../query-parameter';

/**
 * Who asks, from the query. `user_id` alone is the targeting key, whatever the flag's policy: the article's clients put
 * into it whichever id they hash. With `anonymous_id` (even an empty one) beside it the caller tells the two apart, and
 * the policy chooses; `first_id` beside those is the id by which the account was known first. Throws a refusal for an id
 * over 1 KiB.
 */
export function callerContext(query: URLSearchParams): EvaluationContext {
  const userId = boundedId(query, 'user_id');
  const anonymousId = boundedId(query, 'anonymous_id');
  const firstId = boundedId(query, 'first_id');
  return anonymousId === undefined ? { targetingKey: userId } : { attributes: { anonymousId, userId, firstId } };
}

function boundedId(query: URLSearchParams, name: string): string | undefined {
  const id = queryParameter(query, name);
  if (id !== undefined && utf8Length(id) > TARGETING_KEY_BYTES_MAX) {
    throw new HttpRefusal(400, `${name} is over ${TARGETING_KEY_BYTES_MAX} bytes of UTF-8: send a shorter id.`, name);
  }
  return id;
}
