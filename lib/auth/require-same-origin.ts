import { headers } from 'next/headers';
import { configuration } from '@/lib/configuration';
import { refuseForeignOrigin } from './same-origin';

/** For the first line of a server action. Throws FORBIDDEN unless one of our own pages sent it. */
export async function requireSameOrigin(): Promise<void> {
  refuseForeignOrigin('POST', await headers(), configuration().PUBLIC_URL);
}
