import type { EvaluationContext } from '@/lib/engine/types';
import { currentAttributes } from './current-attributes';
import { identitiesOf } from './identities-of';
import { currentVisitor } from './resolve';

/** What this request is evaluated for: its ids, what is known of it, and what the page says besides, which wins. */
export async function currentContext(
  attributes: NonNullable<EvaluationContext['attributes']>,
): Promise<EvaluationContext> {
  const [visitor, known] = await Promise.all([currentVisitor(), currentAttributes()]);
  return { identities: identitiesOf(visitor), attributes: { ...known, ...attributes } };
}
