import { CONTEXT_BYTES_MAX, TARGETING_KEY_BYTES_MAX } from '@/lib/engine/budgets';
import type { EvaluationContext } from '@/lib/engine/types';
import { utf8Length } from '@/lib/engine/utf8';
import { withIdentities } from '@/lib/identity/caller';
import { HttpRefusal } from '../http-refusal';
import { readJson } from '../read-json';

/** Why a request cannot be evaluated, in OFREP's words; it becomes a 400. */
export class OfrepRefusal extends Error {
  constructor(
    readonly errorCode: 'PARSE_ERROR' | 'INVALID_CONTEXT',
    message: string,
  ) {
    super(message);
  }
}

/**
 * The context of an OFREP request: its `targetingKey`, and everything else as attributes. With `anonymousId` or `userId`
 * among those a flag's identity policy chooses. Throws OfrepRefusal.
 */
export async function readEvaluationRequest(request: Request): Promise<EvaluationContext> {
  const { context } = await readObject(request);
  if (context === undefined) throw new OfrepRefusal('INVALID_CONTEXT', 'Send {"context": {"targetingKey": "…"}}.');
  if (typeof context !== 'object' || context === null || Array.isArray(context)) {
    throw new OfrepRefusal('INVALID_CONTEXT', 'The context is not a JSON object.');
  }
  if (JSON.stringify(context).length > CONTEXT_BYTES_MAX) {
    throw new OfrepRefusal('INVALID_CONTEXT', 'The context is over 64 KiB.');
  }
  const { targetingKey, ...attributes } = context as Readonly<Record<string, unknown>>;
  if (targetingKey !== undefined && typeof targetingKey !== 'string') {
    throw new OfrepRefusal('INVALID_CONTEXT', 'The targetingKey is not a text.');
  }
  if (targetingKey !== undefined && utf8Length(targetingKey) > TARGETING_KEY_BYTES_MAX) {
    throw new OfrepRefusal('INVALID_CONTEXT', `The targetingKey is over ${TARGETING_KEY_BYTES_MAX} bytes of UTF-8.`);
  }
  return withIdentities({ targetingKey, attributes });
}

async function readObject(request: Request) {
  try {
    return await readJson(request);
  } catch (error) {
    if (error instanceof HttpRefusal) throw new OfrepRefusal('PARSE_ERROR', error.message);
    throw error;
  }
}
