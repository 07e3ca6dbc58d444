import { getRefusals } from '@/lib/http/audit/get-refusals';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getRefusals(await readContext(incoming, 'GET /api/refusals')));
