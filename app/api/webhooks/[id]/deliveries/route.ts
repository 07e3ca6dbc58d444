import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { getDeliveries } from '@/lib/http/webhooks/webhook-endpoints';

export const GET = route<'id'>(async (incoming) =>
  getDeliveries(await readContext(incoming, 'GET /api/webhooks/{id}/deliveries'), incoming),
);
