import { keyFor } from '@/lib/engine/key-for';
import { answerFlag } from '@/lib/evaluation/answer';
import { countAnswer } from '@/lib/evaluation-counts/count-answer';
import { ofrepAnswer } from '@/lib/ofrep/ofrep-answer';
import { recordVisitor } from '@/lib/visitors/record-visitor';
import type { Incoming } from '../incoming';
import { ofrepBasis } from './ofrep-basis';
import { readEvaluationRequest } from './read-evaluation-request';

/** `POST /ofrep/v1/evaluate/flags/{key}`: one flag, for a context that comes with the request. */
export async function postEvaluateFlag({ request, params: { key }, query, now }: Incoming<'key'>): Promise<Response> {
  const { environment, basis, onlyClientVisible } = await ofrepBasis(request, query, now);
  const context = await readEvaluationRequest(request);
  const answer = answerFlag(basis, key, context);
  const flag = basis.snapshot.flags.get(key);
  if (!flag || (onlyClientVisible && !flag.clientVisible)) {
    if (!flag) countAnswer(environment, key, answer);
    const shown = key.slice(0, 100);
    const errorDetails = `There is no flag ${shown} in ${environment}.`;
    return Response.json({ key: shown, errorCode: 'FLAG_NOT_FOUND', errorDetails }, { status: 404 });
  }
  countAnswer(environment, key, answer);
  recordVisitor(environment, flag, { id: keyFor(flag, null, context), answer, context });
  const told = ofrepAnswer(flag, answer, { environment, context });
  return Response.json(told, { status: 'errorCode' in told ? 400 : 200 });
}
