import { getCalendar } from '@/lib/http/cleanup/get-calendar';
import { route } from '@/lib/http/route';

export const GET = route(getCalendar);
