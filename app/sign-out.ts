'use server';

import { redirect } from 'next/navigation';
import { endSession } from '@/lib/auth/end-session';
import { safeNext } from '@/lib/auth/safe-next';
import { clearSessionCookie, readSessionCookie } from '@/lib/auth/session-cookie';
import { accessContext } from './access-context';

/** Ends this browser's session, so that a copy of its cookie is dead too, and stays on the page. */
export async function signOut(returnTo: string): Promise<void> {
  const ctx = await accessContext();
  const seal = await readSessionCookie();
  // First the row: with the cookie gone and the row standing, a copy would live on and nobody could end it.
  if (seal) await endSession(ctx, seal);
  await clearSessionCookie();
  redirect(safeNext(returnTo));
}
