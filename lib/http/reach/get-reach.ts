import { reachOf } from '@/lib/instances/reach-of';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { reachQuery } from '../operations/reach';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';
import { snakeCased } from '../snake-cased';

/** `GET /api/reach`: how far a revision of an environment has come; of the newest unless one is named. */
export async function getReach(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment, revision: newest } = await knownEnvironment(ctx, query);
  const { revision = newest } = readQuery(reachQuery, query);
  return Response.json(snakeCased(await reachOf(ctx.db, { environment, revision })));
}
