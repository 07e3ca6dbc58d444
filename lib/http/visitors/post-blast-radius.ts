import { DomainError } from '@/lib/domain-error';
import { radiusOfEdits } from '@/lib/visitors/radius-of-edits';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';

/**
 * `POST /api/blast-radius`: whom edits would touch, of those seen; nothing is changed by asking. Whoever asks while somebody
 * types sends `Prefer: handling=lenient` (RFC 7240): then what cannot be read yet is an answer without a total.
 */
export async function postBlastRadius(ctx: ReadContext, incoming: Incoming): Promise<Response> {
  try {
    return await radiusResponse(ctx, incoming);
  } catch (error) {
    const isLenient = incoming.request.headers.get('prefer')?.includes('handling=lenient') ?? false;
    if (!isLenient || !(error instanceof DomainError) || error.code !== 'INVALID_INPUT') throw error;
    const refused = { field: error.more.field, message: error.message };
    return Response.json({ total: null, refused }, { headers: { 'preference-applied': 'handling=lenient' } });
  }
}

async function radiusResponse(ctx: ReadContext, { request, query }: Incoming): Promise<Response> {
  const environment = await knownEnvironment(ctx, query);
  const edits = await readJson(request);
  const { total, flags, since } = await radiusOfEdits(ctx.db, { environment: environment.key, edits });
  const rest = ({ lostAfterSeeing, ...counts }: typeof total) => ({ ...counts, lost_after_seeing: lostAfterSeeing });
  return Response.json({
    environment: environment.key,
    total: rest(total),
    flags: flags.map(({ key, hasRules, basis, dependents, ...counts }) => ({
      key,
      has_rules: hasRules,
      basis,
      dependents,
      ...rest(counts),
    })),
    since,
  });
}
