import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';
import { postSecret } from '@/lib/http/webhooks/webhook-endpoints';

export const POST = route<'id'>(async (incoming) =>
  postSecret(await changeContext(incoming, 'POST /api/webhooks/{id}/secret'), incoming),
);
