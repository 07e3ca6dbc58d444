import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';
import { postReplay } from '@/lib/http/webhooks/webhook-endpoints';

export const POST = route<'id'>(async (incoming) =>
  postReplay(await changeContext(incoming, 'POST /api/webhooks/deliveries/{id}/replay'), incoming),
);
