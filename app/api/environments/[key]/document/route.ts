import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { getDocument, putDocument } from '@/lib/http/transfer/environment-document';

export const GET = route<'key'>(async (incoming) =>
  getDocument(await readContext(incoming, 'GET /api/environments/{key}/document'), incoming),
);
export const PUT = route<'key'>(async (incoming) =>
  putDocument(await changeContext(incoming, 'PUT /api/environments/{key}/document'), incoming),
);
