import { changeContext } from '@/lib/http/change-context';
import { postSignal } from '@/lib/http/plans/post-signal';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postSignal(await changeContext(incoming, 'POST /api/flags/{key}/signals'), incoming),
);
