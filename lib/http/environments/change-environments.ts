import type { ChangeContext } from '@/lib/change-context';
import { copyConfiguration } from '@/lib/environments/copy-configuration';
import { createEnvironment } from '@/lib/environments/create-environment';
import { editEnvironment } from '@/lib/environments/edit-environment';
import { restoreEnvironment, retireEnvironment } from '@/lib/environments/retire-environment';
import type { Incoming } from '../incoming';
import { queryParameter } from '../query-parameter';
import { readJson, readOptionalJson } from '../read-json';
import { changedEnvironment } from './rest-environment';

/** `POST /api/environments`: makes an environment, with every flag. */
export async function postEnvironment(ctx: ChangeContext, { request }: Incoming): Promise<Response> {
  const changed = await createEnvironment(ctx, await readJson(request));
  return changedEnvironment(ctx.db, { key: changed.result.key, changed, status: 201 });
}

/** `PATCH /api/environments/{key}`: renames it, or moves it in the list. */
export async function patchEnvironment(
  ctx: ChangeContext,
  { request, params: { key } }: Incoming<'key'>,
): Promise<Response> {
  const changed = await editEnvironment(ctx, { key, patch: await readJson(request) });
  return changedEnvironment(ctx.db, { key, changed });
}

/** `POST /api/environments/{key}/retirement`: retires it. */
export async function postRetirement(
  ctx: ChangeContext,
  { request, params: { key } }: Incoming<'key'>,
): Promise<Response> {
  const changed = await retireEnvironment(ctx, { key, input: await readOptionalJson(request) });
  return changedEnvironment(ctx.db, { key, changed });
}

/** `DELETE /api/environments/{key}/retirement`: brings it back. A note may stand in the query. */
export async function deleteRetirement(
  ctx: ChangeContext,
  { params: { key }, query }: Incoming<'key'>,
): Promise<Response> {
  const note = queryParameter(query, 'note');
  const changed = await restoreEnvironment(ctx, { key, input: { ...(note !== undefined && { note }) } });
  return changedEnvironment(ctx.db, { key, changed });
}

/** `POST /api/environments/{key}/copies`: decides flags here as they are decided there, all or none. */
export async function postCopy(ctx: ChangeContext, { request, params: { key } }: Incoming<'key'>): Promise<Response> {
  const changed = await copyConfiguration(ctx, { environment: key, input: await readJson(request) });
  const { result, revisions, reach, changeId } = changed;
  const body = { environment: key, copied: result, revisions, reach, change_id: changeId };
  return Response.json(body);
}
