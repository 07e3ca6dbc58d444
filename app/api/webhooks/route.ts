import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { getWebhooks, postWebhook } from '@/lib/http/webhooks/webhook-endpoints';

export const GET = route(async (incoming) => getWebhooks(await readContext(incoming, 'GET /api/webhooks'), incoming));
export const POST = route(async (incoming) =>
  postWebhook(await changeContext(incoming, 'POST /api/webhooks'), incoming),
);
