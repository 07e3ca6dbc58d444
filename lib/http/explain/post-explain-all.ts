import { explainAllStored } from '@/lib/explain/explain-stored';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';
import { restAnswer, restStep } from './rest-explained';

/**
 * `POST /api/explain`: what every flag of an environment answers for a context, and the line that decided. Nothing is
 * counted or changed.
 */
export async function postExplainAll(ctx: ReadContext, { request, query, now }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const question = await readJson(request);
  const { explained, at, revision } = await explainAllStored(ctx.db, { environment, question, now });
  const flags = explained.map((one) => {
    const decisive = one.steps.find(({ decided }) => decided);
    return { flag: one.flag, ...restAnswer(one), decided_by: decisive ? restStep(decisive) : null };
  });
  return Response.json({ environment, at, revision, flags });
}
