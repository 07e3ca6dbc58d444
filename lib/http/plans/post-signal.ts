import type { ChangeContext } from '@/lib/change-context';
import { postSignal as keepSignal } from '@/lib/rollouts/post-signal';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { readJson } from '../read-json';

/** `POST /api/flags/{key}/signals`: what a monitoring system says of a flag, in place of what it said before. */
export async function postSignal(ctx: ChangeContext, { request, params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment, params.key);
  const signal = await keepSignal(ctx, { environment, key, input: await readJson(request) });
  return Response.json({ flag: key, environment, ...signal });
}
