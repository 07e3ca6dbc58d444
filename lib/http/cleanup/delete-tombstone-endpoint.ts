import type { ChangeContext } from '@/lib/change-context';
import { deleteTombstone } from '@/lib/lifecycle/delete-tombstone';
import type { Incoming } from '../incoming';
import { queryParameter } from '../query-parameter';

/** `DELETE /api/flags/{key}/tombstone`: deletes an archived flag that nobody asked for during its quiet period. */
export async function deleteTombstoneEndpoint(
  ctx: ChangeContext,
  { params, query }: Incoming<'key'>,
): Promise<Response> {
  const note = queryParameter(query, 'note');
  const changed = await deleteTombstone(ctx, { key: params.key, input: { ...(note !== undefined && { note }) } });
  const body = { key: params.key, deleted: true, revisions: changed.revisions, change_id: changed.changeId };
  return Response.json(body);
}
