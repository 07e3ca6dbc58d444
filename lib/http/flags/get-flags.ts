import { listAsked } from '@/lib/evaluation-counts/list-asked';
import { listFlags, searchFlags } from '@/lib/flags/list-flags';
import { restFlag } from '@/lib/flags/rest-flag';
import { stageOfFlag } from '@/lib/lifecycle/stage-of-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { queryParameter, wholeNumberParameter } from '../query-parameter';
import type { ReadContext } from '../read-context';

const FOUND_MAX = 1000;

/**
 * `GET /api/flags`: the flags of an environment, in key order, archived ones too; with `search` those that it is found
 * in, the best first, `limit` of them at most.
 */
export async function getFlags(ctx: ReadContext, { query, now }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const text = queryParameter(query, 'search');
  const limit = wholeNumberParameter(query, 'limit', FOUND_MAX) ?? FOUND_MAX;
  const [flags, asked] = await Promise.all([
    text === undefined ? listFlags(ctx.db, environment) : searchFlags(ctx.db, { environment, text, limit }),
    listAsked(ctx.db, environment),
  ]);
  return Response.json({
    environment,
    flags: flags.map((flag) => ({
      ...restFlag(flag, environment),
      last_asked_at: asked.get(flag.key)?.lastAt ?? null,
      lifecycle_stage: stageOfFlag(flag, asked.get(flag.key)?.lastAt ?? null, now.getTime()),
    })),
  });
}
