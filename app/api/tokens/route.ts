import { getTokens, postToken } from '@/lib/http/access/token-endpoints';
import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getTokens(await readContext(incoming, 'GET /api/tokens'), incoming));
export const POST = route(async (incoming) => postToken(await changeContext(incoming, 'POST /api/tokens'), incoming));
