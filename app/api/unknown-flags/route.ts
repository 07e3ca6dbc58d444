import { getUnknownFlags } from '@/lib/http/flags/get-unknown-flags';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) =>
  getUnknownFlags(await readContext(incoming, 'GET /api/unknown-flags'), incoming),
);
