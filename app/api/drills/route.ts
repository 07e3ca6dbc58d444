import { getDrills } from '@/lib/http/drills/get-drills';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getDrills(await readContext(incoming, 'GET /api/drills'), incoming));
