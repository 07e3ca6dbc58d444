import { changeContext } from '@/lib/http/change-context';
import { postUndo } from '@/lib/http/flags/post-undo';
import { route } from '@/lib/http/route';

export const POST = route(async (incoming) => postUndo(await changeContext(incoming, 'POST /api/undo'), incoming));
