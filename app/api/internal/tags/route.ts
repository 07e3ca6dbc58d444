import { expireTags } from '@/lib/cache/tags';
import { nothingHere } from '@/lib/http/nothing-here';
import { postTags } from '@/lib/http/post-tags';
import { route } from '@/lib/http/route';

export const POST = route((incoming) => postTags(incoming, { expireTags }));

// A 405 would say that there is something here.
const nothing = route(nothingHere);

export { nothing as DELETE, nothing as GET, nothing as OPTIONS, nothing as PATCH, nothing as PUT };
