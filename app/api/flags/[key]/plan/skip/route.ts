import { changeContext } from '@/lib/http/change-context';
import { postSkip } from '@/lib/http/plans/plan-endpoints';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postSkip(await changeContext(incoming, 'POST /api/flags/{key}/plan/skip'), incoming),
);
