import { cache } from 'react';
import { database } from '@/lib/database';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { readSession, type Session } from './session';
import { readSessionCookie } from './session-cookie';

/** The session of this request, its row checked; once a render, however many components ask. Null for nobody. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const seal = await readSessionCookie();
  return unavailableWhenUnreachable(() => readSession(database(), seal, new Date()));
});
