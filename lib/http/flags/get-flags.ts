import { listAsked } from '@/lib/evaluation-counts/list-asked';
import { listFlags } from '@/lib/flags/list-flags';
import { restFlag } from '@/lib/flags/rest-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';

/** `GET /api/flags`: the flags of an environment, in key order, archived ones too. */
export async function getFlags(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx.db, query);
  const [flags, asked] = await Promise.all([listFlags(ctx.db, environment), listAsked(ctx.db, environment)]);
  return Response.json({
    environment,
    flags: flags.map((flag) => ({
      ...restFlag(flag, environment),
      last_asked_at: asked.get(flag.key)?.lastAt ?? null,
    })),
  });
}
