import { changeContext } from '@/lib/http/change-context';
import { postCopy } from '@/lib/http/environments/change-environments';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postCopy(await changeContext(incoming, 'POST /api/environments/{key}/copies'), incoming),
);
