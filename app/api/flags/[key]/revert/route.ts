import { changeContext } from '@/lib/http/change-context';
import { postRevert } from '@/lib/http/flags/post-revert';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postRevert(await changeContext(incoming, 'POST /api/flags/{key}/revert'), incoming),
);
