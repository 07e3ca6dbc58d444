import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';
import { patchWebhook, removeWebhook } from '@/lib/http/webhooks/webhook-endpoints';

export const PATCH = route<'id'>(async (incoming) => patchWebhook(await changeContext(incoming), incoming));
export const DELETE = route<'id'>(async (incoming) => removeWebhook(await changeContext(incoming), incoming));
