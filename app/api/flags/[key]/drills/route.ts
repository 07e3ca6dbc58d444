import { changeContext } from '@/lib/http/change-context';
import { getFlagDrills } from '@/lib/http/drills/get-drills';
import { postDrill } from '@/lib/http/drills/post-drill';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(async (incoming) =>
  getFlagDrills(await readContext(incoming, 'GET /api/flags/{key}/drills'), incoming),
);
export const POST = route<'key'>(async (incoming) =>
  postDrill(await changeContext(incoming, 'POST /api/flags/{key}/drills'), incoming),
);
