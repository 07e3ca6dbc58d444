import { explainStored } from '@/lib/explain/explain-stored';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';
import { addressedFlag } from './addressed-flag';

/** `POST /api/flags/{key}/explain`: what a flag answers for a context, and the path to it. Nothing is counted or changed. */
export async function postExplain(
  ctx: ReadContext,
  { request, params, query, now }: Incoming<'key'>,
): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx.db, query);
  const { key } = await addressedFlag(ctx.db, environment, params.key);
  const question = await readJson(request);
  const { answer, targetingKey, steps, ...rest } = await explainStored(ctx.db, { environment, key, question, now });
  return Response.json({
    environment,
    ...rest,
    value: answer.value,
    variant: answer.variant,
    reason: answer.reason,
    ...(answer.errorCode && { error_code: answer.errorCode }),
    targeting_key: targetingKey,
    steps: steps.map(restStep),
  });
}

function restStep(step: Awaited<ReturnType<typeof explainStored>>['steps'][number]) {
  if (step.kind === 'prerequisite') {
    const { isMet, ...others } = step;
    return { ...others, is_met: isMet };
  }
  if (step.kind === 'targets') {
    const { isListed, ...others } = step;
    return { ...others, is_listed: isListed };
  }
  return step;
}
