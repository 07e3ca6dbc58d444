import { postInvitation } from '@/lib/http/access/people-endpoints';
import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';

export const POST = route(async (incoming) =>
  postInvitation(await changeContext(incoming, 'POST /api/people/invitations'), incoming),
);
