import { z } from 'zod';
import type { ChangeContext } from '@/lib/change-context';
import { parseInput } from '@/lib/parse-input';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { queryParameter } from '../query-parameter';
import { readOptionalJson } from '../read-json';
import { addressedFlag } from './addressed-flag';

const inBody = z.object({ environment: z.string({ error: 'Name an environment by its key.' }) });

/**
 * Reads what kills or lifts a flag. The environment and the note may stand in the body or in the query: some clients
 * send no body with DELETE, and whoever is in a hurry need not know which. Naming the environment twice is refused.
 */
export async function killRequest(ctx: ChangeContext, { request, params, query }: Incoming<'key'>) {
  const { environment: named, ...body } = await readOptionalJson(request);
  const asked = new URLSearchParams(query);
  if (named !== undefined) asked.append('environment', parseInput(inBody, { environment: named }).environment);
  const environment = await knownEnvironment(ctx, asked);
  const { key } = await addressedFlag(ctx.db, environment.key, params.key);
  const note = queryParameter(query, 'note');
  return { environment, key, body: { ...(note !== undefined && { note }), ...body } };
}
