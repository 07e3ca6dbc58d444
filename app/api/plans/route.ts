import { getPlans } from '@/lib/http/plans/get-plans';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getPlans(await readContext(incoming, 'GET /api/plans'), incoming));
