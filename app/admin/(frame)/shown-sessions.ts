import type { ShownSession } from '@/components/people/session-list';
import { currentSession } from '@/lib/auth/current-session';
import { deviceWords } from '@/lib/auth/device-words';
import { listSessions, sessionName } from '@/lib/auth/sessions-of';
import { database } from '@/lib/database';

/** Where an account is signed in, with the browser that this very page is shown in. */
export async function shownSessions(accountId: number): Promise<ShownSession[]> {
  const [here, sessions] = await Promise.all([currentSession(), listSessions(database(), accountId, new Date())]);
  const mine = here && sessionName(here.sessionId);
  return sessions.map(({ userAgent, ...session }) => ({
    ...session,
    device: deviceWords(userAgent),
    isThis: session.id === mine,
  }));
}
