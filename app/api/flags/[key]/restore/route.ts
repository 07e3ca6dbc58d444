import { changeContext } from '@/lib/http/change-context';
import { postRestore } from '@/lib/http/flags/post-restore';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postRestore(await changeContext(incoming, 'POST /api/flags/{key}/restore'), incoming),
);
