import { changeContext } from '@/lib/http/change-context';
import { deletePause, postPause } from '@/lib/http/plans/plan-endpoints';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postPause(await changeContext(incoming, 'POST /api/flags/{key}/plan/pause'), incoming),
);
export const DELETE = route<'key'>(async (incoming) =>
  deletePause(await changeContext(incoming, 'DELETE /api/flags/{key}/plan/pause'), incoming),
);
