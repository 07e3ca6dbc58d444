import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { editFlag } from '@/lib/flags/edit-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { type JsonObject, readJson } from '../read-json';
import { withVersion } from '../with-version';
import { addressedFlag } from './addressed-flag';
import { changedFlag } from './changed-flag';

/** Fields that a reader sees and no edit takes: what to do instead. */
const FIXED = {
  key: 'A key never changes, because it is hashed: make another flag.',
  identity_policy: 'The identity policy is chosen when a flag is made: make another flag to hash other ids.',
  value_type: 'The type is chosen when a flag is made: make another flag to answer values of another type.',
  archived: 'DELETE archives a flag, and POST …/restore brings it back.',
  killed: 'POST /api/flags/{key}/kill kills a flag, and DELETE …/kill lifts it.',
} as const;

/** `PATCH /api/flags/{key}`: edits what the body names, on condition of If-Match or the body's `version`. */
export async function patchFlag(ctx: ChangeContext, { request, params, query }: Incoming<'key'>): Promise<Response> {
  const environment = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment.key, params.key);
  const body = await readJson(request);
  refuseFixed(body);
  const patch = withVersion(body, request.headers, environment.key);
  const changed = await editFlag(ctx, { environment: environment.key, key, patch });
  return changedFlag(ctx.db, { environment, key, changed });
}

function refuseFixed(body: JsonObject): void {
  for (const [field, message] of Object.entries(FIXED)) {
    if (Object.hasOwn(body, field)) throw new DomainError('INVALID_INPUT', message, { field });
  }
}
