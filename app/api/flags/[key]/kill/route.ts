import { changeContext } from '@/lib/http/change-context';
import { deleteKill } from '@/lib/http/flags/delete-kill';
import { postKill } from '@/lib/http/flags/post-kill';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postKill(await changeContext(incoming, 'POST /api/flags/{key}/kill'), incoming),
);
export const DELETE = route<'key'>(async (incoming) =>
  deleteKill(await changeContext(incoming, 'DELETE /api/flags/{key}/kill'), incoming),
);
