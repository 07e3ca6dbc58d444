import { changeContext } from '@/lib/http/change-context';
import { postEnvironment } from '@/lib/http/environments/change-environments';
import { getEnvironments } from '@/lib/http/environments/get-environments';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route(async (incoming) =>
  getEnvironments(await readContext(incoming, 'GET /api/environments'), incoming),
);
export const POST = route(async (incoming) =>
  postEnvironment(await changeContext(incoming, 'POST /api/environments'), incoming),
);
