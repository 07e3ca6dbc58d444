import { preflight } from '@/lib/http/ofrep/cors';
import { getEvents } from '@/lib/http/ofrep/get-events';
import { ofrepRoute } from '@/lib/http/ofrep/ofrep-route';

export const GET = ofrepRoute(getEvents);
export const OPTIONS = preflight;
