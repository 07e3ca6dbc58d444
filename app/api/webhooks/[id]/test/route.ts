import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';
import { postTest } from '@/lib/http/webhooks/webhook-endpoints';

export const POST = route<'id'>(async (incoming) =>
  postTest(await changeContext(incoming, 'POST /api/webhooks/{id}/test'), incoming),
);
