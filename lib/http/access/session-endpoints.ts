import { rightsOf } from '@/lib/auth/rights';
import { listSessions, refuseOthers, revokeSession, signOutEverywhere } from '@/lib/auth/sessions-of';
import type { ChangeContext } from '@/lib/change-context';
import type { Incoming } from '../incoming';
import { numberedIn } from '../numbered';
import { list } from '../operations/shared';
import { pageOf } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';

/** `GET /api/me`: who asks, and what they may. */
export async function getMe({ actor }: ReadContext): Promise<Response> {
  const { reads, writes, administers } = rightsOf(actor);
  const id = actor.type === 'system' ? null : actor.id;
  return Response.json({ type: actor.type, id, may: { reads, writes, administers } });
}

/** `GET /api/people/{id}/sessions`: where an account is signed in. For itself, and for admins. */
export async function getSessions(ctx: ReadContext, { params, query, now }: Incoming<'id'>): Promise<Response> {
  const person = numberedIn(params.id);
  refuseOthers(ctx, person);
  const open = await listSessions(ctx.db, person, now);
  const { rows, next_cursor } = pageOf(open, readQuery(list, query), ({ id, createdAt }) => [
    -Date.parse(createdAt),
    id,
  ]);
  const sessions = rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    user_agent: userAgent,
    created_at: createdAt,
    last_seen_at: lastSeenAt,
  }));
  return Response.json({ person, sessions, next_cursor });
}

/** `DELETE /api/people/{id}/sessions`: signs an account out on every device. */
export async function deleteSessions(ctx: ChangeContext, { params }: Incoming<'id'>): Promise<Response> {
  await signOutEverywhere(ctx, numberedIn(params.id));
  return new Response(null, { status: 204 });
}

/** `DELETE /api/people/{id}/sessions/{session}`: ends one session. */
export async function deleteSession(ctx: ChangeContext, { params }: Incoming<'id' | 'session'>): Promise<Response> {
  await revokeSession(ctx, { account: numberedIn(params.id), session: params.session });
  return new Response(null, { status: 204 });
}
