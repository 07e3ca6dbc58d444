import { getInstances } from '@/lib/http/reach/get-instances';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getInstances(await readContext(incoming, 'GET /api/instances'), incoming));
