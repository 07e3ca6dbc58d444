import { getChecklist } from '@/lib/http/cleanup/get-checklist';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) =>
  getChecklist(await readContext(incoming, 'GET /api/flags/{key}/cleanup'), incoming),
);
