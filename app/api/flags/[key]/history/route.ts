import { getFlagHistory } from '@/lib/http/flags/get-history';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) =>
  getFlagHistory(await readContext(incoming, 'GET /api/flags/{key}/history'), incoming),
);
