import { changeContext } from '@/lib/http/change-context';
import { deleteTombstoneEndpoint } from '@/lib/http/cleanup/delete-tombstone-endpoint';
import { route } from '@/lib/http/route';

export const DELETE = route<'key'>(async (incoming) =>
  deleteTombstoneEndpoint(await changeContext(incoming, 'DELETE /api/flags/{key}/tombstone'), incoming),
);
