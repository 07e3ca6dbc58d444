import { spendTriggerCall } from '@/lib/auth/attempts';
import { authenticateToken, TRIGGER_PREFIX } from '@/lib/auth/token';
import { expireTags } from '@/lib/cache/tags';
import { database } from '@/lib/database';
import { DomainError } from '@/lib/domain-error';
import { killFlag } from '@/lib/flags/kill-flag';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import type { Incoming } from '../incoming';
import { readBytes } from '../read-bytes';

const SECRET_LENGTH_MAX = 100;

/**
 * `POST /api/triggers/{secret}`: kills the flag that the link is for, in its environment, and nothing else. What a
 * monitoring system sends beside it is not looked at, but that an alert is over: nobody is killed by good news.
 */
export async function postTrigger({ request, params, requestId, now }: Incoming<'secret'>): Promise<Response> {
  const db = database();
  const trigger = await unavailableWhenUnreachable(() => opened(params.secret, now));
  if (!trigger) throw new DomainError('NOT_FOUND', 'There is nothing at this address, or it was revoked.');
  const { id, name, flagKey: key, environment } = trigger;
  if ((await spendTriggerCall(db, id, now)) === 'too-many') {
    throw new DomainError('TOO_MANY_ATTEMPTS', 'This link was called too often: it has killed what it kills.');
  }
  if (await isOver(request)) return Response.json({ flag: key, environment, killed: false }, { status: 202 });
  const may = { reads: [environment], writes: [environment], administers: false };
  const ctx = { db, actor: { type: 'token', id, may }, source: 'api', requestId, now, expireTags } as const;
  const note = `The trigger “${name}” was called.`;
  const { result, revisions } = await killFlag(ctx, { environment, key, input: { note } });
  return Response.json({
    flag: key,
    environment,
    killed: true,
    was_killed: !result,
    revision: revisions[environment] ?? null,
  });
}

async function opened(secret: string, now: Date) {
  if (!secret.startsWith(TRIGGER_PREFIX) || secret.length > SECRET_LENGTH_MAX) return null;
  const token = await authenticateToken(database(), secret, now);
  if (token?.ability !== 'trigger' || token.flagKey === null || token.environments === 'all') return null;
  const [environment] = token.environments;
  return environment === undefined ? null : { ...token, flagKey: token.flagKey, environment };
}

/** Whether a body says, as Alertmanager and Grafana do, that an alert is resolved. One that cannot be read says nothing. */
async function isOver(request: Request): Promise<boolean> {
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(await readBytes(request)));
    return typeof said === 'object' && said !== null && Reflect.get(said, 'status') === 'resolved';
  } catch {
    return false;
  }
}
