import { changeContext } from '@/lib/http/change-context';
import { getFlags } from '@/lib/http/flags/get-flags';
import { patchFlags } from '@/lib/http/flags/patch-flags';
import { postFlag } from '@/lib/http/flags/post-flag';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getFlags(await readContext(incoming, 'GET /api/flags'), incoming));
export const POST = route(async (incoming) => postFlag(await changeContext(incoming, 'POST /api/flags'), incoming));
export const PATCH = route(async (incoming) => patchFlags(await changeContext(incoming, 'PATCH /api/flags'), incoming));
