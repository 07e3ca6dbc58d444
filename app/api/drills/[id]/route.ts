import { getDrill } from '@/lib/http/drills/get-drills';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'id'>(async (incoming) =>
  getDrill(await readContext(incoming, 'GET /api/drills/{id}'), incoming),
);
