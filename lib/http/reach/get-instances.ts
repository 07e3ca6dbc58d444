import { instancesReport } from '@/lib/instances/instances-report';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { snakeCased } from '../snake-cased';

/** `GET /api/instances`: every instance, what it holds of an environment, and how long changes took lately. */
export async function getInstances(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  return Response.json(snakeCased(await instancesReport(ctx.db, await knownEnvironment(ctx, query))));
}
