import { DomainError } from '@/lib/domain-error';
import type { Basis } from '@/lib/evaluation/answer';
import { basisOf } from '@/lib/evaluation/basis';
import { residentSnapshots } from '@/lib/snapshot/resident-snapshots';
import { within } from '@/lib/within';
import { type EvaluationRights, evaluationRights } from '../evaluation/may-evaluate';
import { spendRequest } from '../evaluation/rate-limit';
import { environmentNotFound } from '../known-environment';
import { queryParameter } from '../query-parameter';

/** How long a request that names a revision may keep its caller waiting for it. */
const NAMED_REVISION_TIMEOUT_MS = 1_000;

/** What an OFREP request is answered from. */
export interface OfrepBasis extends EvaluationRights {
  readonly basis: Basis & { readonly snapshot: NonNullable<Basis['snapshot']> };
}

/**
 * Which environment is asked, by whom, and what it is answered from: never anything older than the flag configuration
 * that the request names. The environment is the one of the query, or the only one of the token, or the app's own. Throws
 * UNAUTHENTICATED, FORBIDDEN, TOO_MANY_REQUESTS, NOT_FOUND, and a 503 where nothing is read yet or what is named does not come in time.
 */
export async function ofrepBasis(request: Request, query: URLSearchParams, now: Date): Promise<OfrepBasis> {
  const rights = await evaluationRights(request, queryParameter(query, 'environment'));
  spendRequest(rights, request);
  const { environment } = rights;
  await untilNamed(environment, query);
  const basis = basisOf(environment, now.getTime());
  const { snapshot } = basis;
  if (snapshot) return { ...rights, basis: { ...basis, snapshot } };
  const store = residentSnapshots();
  if (store && store.environments().length > 0 && !store.environments().includes(environment)) {
    throw environmentNotFound(environment);
  }
  throw new DomainError(
    'UNAVAILABLE',
    `This instance has not read ${environment.slice(0, 40)} yet. Ask again in a moment.`,
  );
}

/** What names a flag configuration: an event says it, and a request may repeat it. */
export function configurationTag({
  lineage,
  revision,
}: {
  readonly lineage: string;
  readonly revision: number;
}): string {
  return `${lineage}-${revision}`;
}

// A tag says which revision; a time alone says only that there is news, so everything is read anew.
async function untilNamed(environment: string, query: URLSearchParams): Promise<void> {
  const tag = queryParameter(query, 'flagConfigEtag');
  const time = queryParameter(query, 'flagConfigLastModified');
  const store = residentSnapshots();
  if (!store || (tag === undefined && time === undefined)) return;
  const [, lineage, revision] = /^"?([\w-]{1,64})-(\d{1,15})"?$/.exec(tag ?? '') ?? [];
  const holds = () => {
    const held = store.current(environment);
    return held !== null && held.lineage === lineage && held.revision >= Number(revision);
  };
  if (holds()) return;
  try {
    await within(NAMED_REVISION_TIMEOUT_MS, store.refresh(environment));
  } catch {
    throw notYet();
  }
  // What was just read is the newest that there is; only a revision that is to come would be newer.
  if (store.current(environment)?.lineage === lineage && !holds()) throw notYet();
}

function notYet(): DomainError {
  return new DomainError(
    'UNAVAILABLE',
    'The flag configuration that was named is not here yet. Ask again in a moment.',
  );
}
