import { changeContext } from '@/lib/http/change-context';
import { patchEnvironment } from '@/lib/http/environments/change-environments';
import { getEnvironment } from '@/lib/http/environments/get-environments';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) =>
  getEnvironment(await readContext(incoming, 'GET /api/environments/{key}'), incoming),
);
export const PATCH = route<'key'>(async (incoming) =>
  patchEnvironment(await changeContext(incoming, 'PATCH /api/environments/{key}'), incoming),
);
