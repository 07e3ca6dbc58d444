import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { postBlastRadius } from '@/lib/http/visitors/post-blast-radius';

export const POST = route(async (incoming) =>
  postBlastRadius(await readContext(incoming, 'POST /api/blast-radius'), incoming),
);
