import { getDifferences } from '@/lib/http/environments/get-environments';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) =>
  getDifferences(await readContext(incoming, 'GET /api/environments/{key}/differences'), incoming),
);
