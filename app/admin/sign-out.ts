'use server';

import { randomUUID } from 'node:crypto';
import { redirect } from 'next/navigation';
import { endSession } from '@/lib/auth/end-session';
import { requireSameOrigin } from '@/lib/auth/require-same-origin';
import { clearSessionCookie, readSessionCookie } from '@/lib/auth/session-cookie';
import { database } from '@/lib/database';

/** Ends this browser's session, so that a copy of its cookie is dead too. */
export async function signOut(): Promise<void> {
  await requireSameOrigin();
  const seal = await readSessionCookie();
  if (seal) {
    await endSession({ db: database(), source: 'dashboard', requestId: randomUUID(), now: new Date() }, seal);
    await clearSessionCookie();
  }
  redirect('/admin/sign-in');
}
