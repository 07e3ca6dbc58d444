import { changeContext } from '@/lib/http/change-context';
import { getPlan } from '@/lib/http/plans/get-plans';
import { deletePlan, postPlan } from '@/lib/http/plans/plan-endpoints';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) =>
  getPlan(await readContext(incoming, 'GET /api/flags/{key}/plan'), incoming),
);
export const POST = route<'key'>(async (incoming) =>
  postPlan(await changeContext(incoming, 'POST /api/flags/{key}/plan'), incoming),
);
export const DELETE = route<'key'>(async (incoming) =>
  deletePlan(await changeContext(incoming, 'DELETE /api/flags/{key}/plan'), incoming),
);
