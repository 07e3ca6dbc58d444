import type { Queryable } from '@/db/client';
import { type EnvironmentView, listEnvironments } from '@/lib/environments/list-environments';
import type { Changed } from '@/lib/history/change';
import { readBack } from '../flags/read-back';
import { environmentNotFound } from '../known-environment';

/** An environment as REST spells it. */
export function restEnvironment({ key, name, revision, isRetired, requiresNote }: EnvironmentView) {
  return { key, name, revision, retired: isRetired, requires_note: requiresNote };
}

/** The environment of a path. Throws NOT_FOUND. */
export async function addressedEnvironment(db: Queryable, key: string): Promise<EnvironmentView> {
  const known = (await listEnvironments(db)).find((one) => one.key === key);
  if (!known) throw environmentNotFound(key);
  return known;
}

/** The answer to what was done with an environment: how it is now. */
export async function changedEnvironment(
  db: Queryable,
  { key, changed, status = 200 }: { key: string; changed: Changed<unknown>; status?: number },
): Promise<Response> {
  const row = await readBack(() => addressedEnvironment(db, key));
  const told = { revisions: changed.revisions, reach: changed.reach, change_id: changed.changeId };
  const body = { ...(row ? restEnvironment(row) : { key }), ...told };
  return Response.json(body, { status });
}
