import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { getSchedules } from '@/lib/http/schedules/get-schedules';

export const GET = route(async (incoming) => getSchedules(await readContext(incoming, 'GET /api/schedules'), incoming));
