import type { ChangeContext } from '@/lib/change-context';
import { createSegment } from '@/lib/segments/create-segment';
import { deleteSegment } from '@/lib/segments/delete-segment';
import { editSegment } from '@/lib/segments/edit-segment';
import type { Incoming } from '../incoming';
import { queryParameter } from '../query-parameter';
import { readJson } from '../read-json';
import { withVersion } from '../with-version';
import { changedSegment } from './changed-segment';

/** `POST /api/segments`: makes a segment, for all environments. */
export async function postSegment(ctx: ChangeContext, { request }: Incoming): Promise<Response> {
  const changed = await createSegment(ctx, await readJson(request));
  return changedSegment(ctx.db, { key: changed.result.key, changed, status: 201 });
}

/** `PATCH /api/segments/{key}`: edits what the body names; `version` refuses the edit of something already changed. */
export async function patchSegment(
  ctx: ChangeContext,
  { request, params: { key } }: Incoming<'key'>,
): Promise<Response> {
  const changed = await editSegment(ctx, {
    key,
    patch: withVersion(await readJson(request), request.headers, 'segment'),
  });
  return changedSegment(ctx.db, { key, changed });
}

/** `DELETE /api/segments/{key}`: deletes a segment that nothing asks for. A note may stand in the query. */
export async function removeSegment(
  ctx: ChangeContext,
  { request, params: { key }, query }: Incoming<'key'>,
): Promise<Response> {
  const note = queryParameter(query, 'note');
  const input = withVersion({ ...(note !== undefined && { note }) }, request.headers, 'segment');
  const changed = await deleteSegment(ctx, { key, input });
  return changedSegment(ctx.db, { key, changed });
}
