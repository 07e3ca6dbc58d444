import { nothingHere } from '@/lib/http/nothing-here';
import { route } from '@/lib/http/route';

const nothing = route(nothingHere);

export { nothing as DELETE, nothing as GET, nothing as OPTIONS, nothing as PATCH, nothing as POST, nothing as PUT };
