import { postExplain } from '@/lib/http/explain/post-explain';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postExplain(await readContext(incoming, 'POST /api/flags/{key}/explain'), incoming),
);
