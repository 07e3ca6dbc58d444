import { getPerson, patchPerson } from '@/lib/http/access/people-endpoints';
import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'id'>(async (incoming) =>
  getPerson(await readContext(incoming, 'GET /api/people/{id}'), incoming),
);
export const PATCH = route<'id'>(async (incoming) =>
  patchPerson(await changeContext(incoming, 'PATCH /api/people/{id}'), incoming),
);
