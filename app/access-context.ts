import { randomUUID } from 'node:crypto';
import { cookies, headers } from 'next/headers';
import type { AccessContext } from '@/lib/auth/access-context';
import { requireSameOrigin } from '@/lib/auth/require-same-origin';
import { database } from '@/lib/database';
import { ANON_COOKIE, readAnonymousId } from '@/lib/identity/anonymous';

const USER_AGENT_LENGTH_MAX = 300;

/**
 * What an action hands to a verb of access: nobody is known yet, so all that is checked is that one of our own pages
 * sent the form.
 */
export async function accessContext(): Promise<AccessContext> {
  await requireSameOrigin();
  const anonymousId = readAnonymousId((await cookies()).get(ANON_COOKIE)?.value);
  const userAgent = (await headers()).get('user-agent')?.slice(0, USER_AGENT_LENGTH_MAX) ?? '';
  return { db: database(), source: 'dashboard', requestId: randomUUID(), now: new Date(), anonymousId, userAgent };
}
