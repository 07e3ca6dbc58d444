import { deleteSessions, getSessions } from '@/lib/http/access/session-endpoints';
import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'id'>(async (incoming) =>
  getSessions(await readContext(incoming, 'GET /api/people/{id}/sessions'), incoming),
);
export const DELETE = route<'id'>(async (incoming) =>
  deleteSessions(await changeContext(incoming, 'DELETE /api/people/{id}/sessions'), incoming),
);
