import { radiusOfEdits } from '@/lib/visitors/radius-of-edits';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';

/** `POST /api/blast-radius`: whom edits would touch, of those seen; nothing is changed by asking. */
export async function postBlastRadius(ctx: ReadContext, { request, query }: Incoming): Promise<Response> {
  const environment = await knownEnvironment(ctx.db, query);
  const edits = await readJson(request);
  const { total, flags, since } = await radiusOfEdits(ctx.db, { environment: environment.key, edits });
  const rest = ({ lostAfterSeeing, ...counts }: typeof total) => ({ ...counts, lost_after_seeing: lostAfterSeeing });
  return Response.json({
    environment: environment.key,
    total: rest(total),
    flags: flags.map(({ key, hasRules, dependents, ...counts }) => ({
      key,
      has_rules: hasRules,
      dependents,
      ...rest(counts),
    })),
    since,
  });
}
