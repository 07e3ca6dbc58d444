import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { getWebhook, patchWebhook, removeWebhook } from '@/lib/http/webhooks/webhook-endpoints';

export const GET = route<'id'>(async (incoming) =>
  getWebhook(await readContext(incoming, 'GET /api/webhooks/{id}'), incoming),
);
export const PATCH = route<'id'>(async (incoming) =>
  patchWebhook(await changeContext(incoming, 'PATCH /api/webhooks/{id}'), incoming),
);
export const DELETE = route<'id'>(async (incoming) =>
  removeWebhook(await changeContext(incoming, 'DELETE /api/webhooks/{id}'), incoming),
);
