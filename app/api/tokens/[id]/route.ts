import { deleteToken } from '@/lib/http/access/token-endpoints';
import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';

export const DELETE = route<'id'>(async (incoming) =>
  deleteToken(await changeContext(incoming, 'DELETE /api/tokens/{id}'), incoming),
);
