import { changeContext } from '@/lib/http/change-context';
import { deleteRetirement, postRetirement } from '@/lib/http/environments/change-environments';
import { route } from '@/lib/http/route';

export const POST = route<'key'>(async (incoming) =>
  postRetirement(await changeContext(incoming, 'POST /api/environments/{key}/retirement'), incoming),
);
export const DELETE = route<'key'>(async (incoming) =>
  deleteRetirement(await changeContext(incoming, 'DELETE /api/environments/{key}/retirement'), incoming),
);
