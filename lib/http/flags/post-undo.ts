import type { ChangeContext } from '@/lib/change-context';
import { undoChange } from '@/lib/flags/undo-change';
import type { Incoming } from '../incoming';
import { readJson } from '../read-json';

/** `POST /api/undo`: takes an edit back, if nothing of it was changed since. */
export async function postUndo(ctx: ChangeContext, { request }: Incoming): Promise<Response> {
  const changed = await undoChange(ctx, await readJson(request));
  const { result, revisions, reach, changeId } = changed;
  const body = { undone: result, revisions, reach, change_id: changeId };
  return Response.json(body);
}
