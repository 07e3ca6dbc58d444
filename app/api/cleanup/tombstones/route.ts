import { getTombstones } from '@/lib/http/cleanup/get-cleanup';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) =>
  getTombstones(await readContext(incoming, 'GET /api/cleanup/tombstones'), incoming),
);
