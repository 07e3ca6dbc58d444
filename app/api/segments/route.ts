import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { postSegment } from '@/lib/http/segments/change-segments';
import { getSegments } from '@/lib/http/segments/get-segments';

export const GET = route(async (incoming) => getSegments(await readContext(incoming, 'GET /api/segments'), incoming));
export const POST = route(async (incoming) =>
  postSegment(await changeContext(incoming, 'POST /api/segments'), incoming),
);
