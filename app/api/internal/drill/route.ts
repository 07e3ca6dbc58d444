import { getDrillPage } from '@/lib/http/drills/get-drill-page';
import { nothingHere } from '@/lib/http/nothing-here';
import { route } from '@/lib/http/route';

export const GET = route(getDrillPage);

// A 405 would say that there is something here.
const nothing = route(nothingHere);

export { nothing as DELETE, nothing as OPTIONS, nothing as PATCH, nothing as POST, nothing as PUT };
