import { DomainError } from '@/lib/domain-error';
import { reachOf } from '@/lib/instances/reach-of';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { queryParameter } from '../query-parameter';
import type { ReadContext } from '../read-context';
import { snakeCased } from '../snake-cased';

/** `GET /api/reach`: how far a revision of an environment has come; of the newest unless one is named. */
export async function getReach(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment, revision: newest } = await knownEnvironment(ctx, query);
  const revision = revisionAsked(query) ?? newest;
  return Response.json(snakeCased(await reachOf(ctx.db, { environment, revision })));
}

function revisionAsked(query: URLSearchParams): number | undefined {
  const text = queryParameter(query, 'revision');
  if (text === undefined) return undefined;
  const revision = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(revision)) return revision;
  throw new DomainError('INVALID_INPUT', 'Give revision as a whole number, such as 1284.', { field: 'revision' });
}
