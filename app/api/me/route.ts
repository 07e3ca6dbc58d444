import { getMe } from '@/lib/http/access/session-endpoints';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getMe(await readContext(incoming, 'GET /api/me')));
