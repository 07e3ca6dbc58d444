import { getEvaluations } from '@/lib/http/flags/get-evaluations';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) =>
  getEvaluations(await readContext(incoming, 'GET /api/flags/{key}/evaluations'), incoming),
);
