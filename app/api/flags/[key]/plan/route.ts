import { changeContext } from '@/lib/http/change-context';
import { getPlan } from '@/lib/http/plans/get-plans';
import { deletePlan, postPlan } from '@/lib/http/plans/plan-endpoints';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) => getPlan(await readContext(incoming), incoming));
export const POST = route<'key'>(async (incoming) => postPlan(await changeContext(incoming), incoming));
export const DELETE = route<'key'>(async (incoming) => deletePlan(await changeContext(incoming), incoming));
