import { changeContext } from '@/lib/http/change-context';
import { postSnooze } from '@/lib/http/cleanup/post-snooze';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postSnooze(await changeContext(incoming, 'POST /api/flags/{key}/snooze'), incoming),
);
