import { configuration } from '@/lib/configuration';
import { keyFor } from '@/lib/engine/key-for';
import { type Answer, answerFlag, type Basis } from '@/lib/evaluation/answer';
import { basisOf } from '@/lib/evaluation/basis';
import { countAnswer } from '@/lib/evaluation-counts/count-answer';
import { withIdentities } from '@/lib/identity/caller';
import { residentSnapshots } from '@/lib/snapshot/resident-snapshots';
import { recordVisitor } from '@/lib/visitors/record-visitor';
import type { Incoming } from '../incoming';
import { environmentNotFound } from '../known-environment';
import { queryParameter } from '../query-parameter';
import { callerContext } from './caller-context';
import { evaluationResponse } from './evaluation-response';
import { evaluationRights } from './may-evaluate';
import { spendRequest } from './rate-limit';

/** `GET /api/flags/{key}/evaluate`: answers from memory alone; only a token that evaluation may need is looked up. */
export async function getEvaluation({ request, params, query, now }: Incoming<'key'>): Promise<Response> {
  const rights = await evaluationRights(request, queryParameter(query, 'environment'));
  spendRequest(rights, request);
  const { environment, onlyClientVisible } = rights;
  const context = withIdentities(callerContext(query));
  const basis = basisOf(environment, now.getTime());
  if (!basis.snapshot && isUnknown(environment)) throw environmentNotFound(environment);
  const flag = basis.snapshot?.flags.get(params.key);
  // To a key that anybody can read, a flag that is not client-visible is one that there is not.
  if (onlyClientVisible && flag && !flag.clientVisible)
    return evaluationResponse({ key: params.key, environment }, unknownTo(basis));
  const answer = answerFlag(basis, params.key, context);
  countAnswer(environment, params.key, answer);
  if (flag) recordVisitor(environment, flag, { id: keyFor(flag, null, context), answer, context });
  return evaluationResponse({ key: params.key, environment }, answer);
}

function unknownTo({ snapshot }: Basis): Answer {
  return { value: false, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND', revision: snapshot?.revision ?? null };
}

// A process that PostgreSQL never answered cannot tell an environment that is not there from one it has not read.
function isUnknown(environment: string): boolean {
  const store = residentSnapshots();
  if (!store || store.environments().includes(environment)) return false;
  return Number.isFinite(store.unconfirmedForMs(configuration().SLUICE_ENVIRONMENT));
}
