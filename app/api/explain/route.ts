import { postExplainAll } from '@/lib/http/explain/post-explain-all';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const POST = route(async (incoming) =>
  postExplainAll(await readContext(incoming, 'POST /api/explain'), incoming),
);
