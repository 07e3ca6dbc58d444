import { explainStored } from '@/lib/explain/explain-stored';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';
import { restAnswer, restStep } from './rest-explained';

/** `POST /api/flags/{key}/explain`: what a flag answers for a context, and the path to it. Nothing is counted or changed. */
export async function postExplain(
  ctx: ReadContext,
  { request, params, query, now }: Incoming<'key'>,
): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment, params.key);
  const question = await readJson(request);
  const { at, revision, ...explained } = await explainStored(ctx.db, { environment, key, question, now });
  const { flag, steps } = explained;
  return Response.json({ environment, flag, at, revision, ...restAnswer(explained), steps: steps.map(restStep) });
}
