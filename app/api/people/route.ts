import { getPeople } from '@/lib/http/access/people-endpoints';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getPeople(await readContext(incoming, 'GET /api/people'), incoming));
