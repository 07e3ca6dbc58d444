import { changeContext } from '@/lib/http/change-context';
import { postApproval } from '@/lib/http/plans/plan-endpoints';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postApproval(await changeContext(incoming, 'POST /api/flags/{key}/plan/approval'), incoming),
);
