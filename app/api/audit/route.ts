import { getAudit } from '@/lib/http/audit/get-audit';
import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) => getAudit(await changeContext(incoming, 'GET /api/audit'), incoming));
