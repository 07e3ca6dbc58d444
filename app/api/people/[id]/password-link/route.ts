import { postPasswordLink } from '@/lib/http/access/people-endpoints';
import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';

export const POST = route<'id'>(async (incoming) =>
  postPasswordLink(await changeContext(incoming, 'POST /api/people/{id}/password-link'), incoming),
);
