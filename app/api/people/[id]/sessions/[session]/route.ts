import { deleteSession } from '@/lib/http/access/session-endpoints';
import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';

export const DELETE = route<'id' | 'session'>(async (incoming) =>
  deleteSession(await changeContext(incoming, 'DELETE /api/people/{id}/sessions/{session}'), incoming),
);
