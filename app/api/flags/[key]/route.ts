import { changeContext } from '@/lib/http/change-context';
import { deleteFlag } from '@/lib/http/flags/delete-flag';
import { getFlag } from '@/lib/http/flags/get-flag';
import { patchFlag } from '@/lib/http/flags/patch-flag';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) =>
  getFlag(await readContext(incoming, 'GET /api/flags/{key}'), incoming),
);
export const PATCH = route<'key'>(async (incoming) =>
  patchFlag(await changeContext(incoming, 'PATCH /api/flags/{key}'), incoming),
);
export const DELETE = route<'key'>(async (incoming) =>
  deleteFlag(await changeContext(incoming, 'DELETE /api/flags/{key}'), incoming),
);
