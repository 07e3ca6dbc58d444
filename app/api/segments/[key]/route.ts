import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { patchSegment, removeSegment } from '@/lib/http/segments/change-segments';
import { getSegment } from '@/lib/http/segments/get-segments';

export const GET = route<'key'>(async (incoming) =>
  getSegment(await readContext(incoming, 'GET /api/segments/{key}'), incoming),
);
export const PATCH = route<'key'>(async (incoming) =>
  patchSegment(await changeContext(incoming, 'PATCH /api/segments/{key}'), incoming),
);
export const DELETE = route<'key'>(async (incoming) =>
  removeSegment(await changeContext(incoming, 'DELETE /api/segments/{key}'), incoming),
);
