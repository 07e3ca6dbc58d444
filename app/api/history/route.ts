import { getHistory } from '@/lib/http/flags/get-history';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getHistory(await readContext(incoming, 'GET /api/history'), incoming));
