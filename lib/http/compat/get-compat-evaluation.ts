import { keyFor } from '@/lib/engine/key-for';
import { answerFlag } from '@/lib/evaluation/answer';
import { countAnswer } from '@/lib/evaluation-counts/count-answer';
import { recordVisitor } from '@/lib/visitors/record-visitor';
import { callerContext } from '../evaluation/caller-context';
import { HttpRefusal } from '../http-refusal';
import type { Incoming } from '../incoming';
import { compatBasis } from './compat-basis';

/**
 * `GET /compat/flags/{key}/evaluate?user_id=`: the article's FastAPI, to the letter: `{flag, enabled}`, and off for what
 * there is not. `user_id` is what is hashed.
 */
export async function getCompatEvaluation(incoming: Incoming<'key'>): Promise<Response> {
  const { environment, basis } = await compatBasis(incoming);
  const { params, query } = incoming;
  if (!query.has('user_id')) throw new HttpRefusal(400, 'Send user_id: whose answer is it?', 'user_id');
  const context = callerContext(query);
  const answer = answerFlag(basis, params.key, context);
  countAnswer(environment, params.key, answer);
  const flag = basis.snapshot.flags.get(params.key);
  if (flag) recordVisitor(environment, flag, { id: keyFor(flag, null, context), answer, context });
  return Response.json({ flag: params.key.slice(0, 100), enabled: answer.value === true });
}
