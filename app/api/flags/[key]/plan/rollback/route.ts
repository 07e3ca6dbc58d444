import { changeContext } from '@/lib/http/change-context';
import { postRollback } from '@/lib/http/plans/plan-endpoints';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postRollback(await changeContext(incoming, 'POST /api/flags/{key}/plan/rollback'), incoming),
);
