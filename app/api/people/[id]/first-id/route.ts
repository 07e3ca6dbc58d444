import { deleteFirstId } from '@/lib/http/access/people-endpoints';
import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';

export const DELETE = route<'id'>(async (incoming) =>
  deleteFirstId(await changeContext(incoming, 'DELETE /api/people/{id}/first-id'), incoming),
);
