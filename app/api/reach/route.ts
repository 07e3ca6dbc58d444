import { getReach } from '@/lib/http/reach/get-reach';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getReach(await readContext(incoming, 'GET /api/reach'), incoming));
