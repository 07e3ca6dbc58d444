import { webCookies } from 'iron-session';
import type { Database } from '@/db/client';
import { rightsOfAccount } from '@/lib/accounts/account';
import type { Actor } from '@/lib/change-context';
import { type Configuration, configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { refuseForeignOrigin } from './same-origin';
import { openSeal, sessionCookieName } from './seal';
import { readSession } from './session';
import { authenticateToken, readBearer } from './token';
import { rightsOfToken } from './token-ability';

export interface AuthenticationNeeds {
  readonly db: Database;
  readonly settings: Pick<Configuration, 'sessionSecrets' | 'cookiesAreSecure' | 'PUBLIC_URL'>;
  readonly now: Date;
}

/**
 * Who sends a request to a route handler: a machine with a bearer token, or somebody signed in; null if nobody that we
 * know. A request that brings an Authorization header is judged by it alone. Throws FORBIDDEN for a change that
 * carries a cookie from another site's page, UNAVAILABLE when the database is away.
 */
export function authenticate(request: Request, needs: AuthenticationNeeds = ofThisProcess()): Promise<Actor | null> {
  return unavailableWhenUnreachable(() =>
    request.headers.has('authorization') ? machine(request, needs) : person(request, needs),
  );
}

async function machine(request: Request, { db, now }: AuthenticationNeeds): Promise<Actor | null> {
  const token = readBearer(request.headers.get('authorization'));
  const row = token === null ? null : await authenticateToken(db, token, now);
  return row && { type: 'token', id: row.id, may: rightsOfToken(row) };
}

async function person(request: Request, { db, settings, now }: AuthenticationNeeds): Promise<Actor | null> {
  const text = webCookies(request, new Headers()).read(sessionCookieName(settings));
  const session = await readSession(db, await openSeal(text, { secrets: settings.sessionSecrets, now }), now);
  if (!session) return null;
  refuseForeignOrigin(request.method, request.headers, settings.PUBLIC_URL);
  return { type: 'account', id: session.account.id, may: rightsOfAccount(session.account) };
}

function ofThisProcess(): AuthenticationNeeds {
  return { db: database(), settings: configuration(), now: new Date() };
}
