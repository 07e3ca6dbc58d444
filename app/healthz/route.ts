import { route } from '@/lib/http/route';

/** Alive means that the process answers; whether it can say anything useful is asked of /readyz. */
export const GET = route(async () => Response.json({ status: 'alive' }));
