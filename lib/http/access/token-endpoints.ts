import { listTokens } from '@/lib/auth/list-tokens';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { revokeApiToken } from '@/lib/auth/revoke-api-token';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import { TRIGGER_PREFIX } from '@/lib/auth/token';
import type { ChangeContext } from '@/lib/change-context';
import type { Incoming } from '../incoming';
import { numberedIn } from '../numbered';
import { tokensQuery } from '../operations/access';
import { pageOf, ROWS_OF_A_LIST_MAX } from '../page-of';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';
import { readQuery } from '../read-query';

/** `GET /api/tokens`: the API tokens and triggers that were not revoked, the newest first. For admins. */
export async function getTokens(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  const { ability, ...asked } = readQuery(tokensQuery, query);
  const wanted = (await listTokens(ctx.db, ROWS_OF_A_LIST_MAX)).filter(
    (one) => ability === undefined || one.ability === ability,
  );
  const { rows, next_cursor } = pageOf(wanted, asked, ({ id }) => [-id]);
  const tokens = rows.map(({ id, name, prefix, environments, flagKey, createdAt, ...one }) => ({
    id,
    name,
    prefix,
    ability: one.ability,
    environments,
    flag: flagKey,
    created_at: createdAt,
    expires_at: one.expiresAt,
    last_used_at: one.lastUsedAt,
    expired: one.hasExpired,
  }));
  return Response.json({ tokens, next_cursor });
}

/** `POST /api/tokens`: makes one. Itself it is in this answer alone. */
export async function postToken(ctx: ChangeContext, { request }: Incoming): Promise<Response> {
  const { id, token, prefix } = await makeApiToken(ctx, await readJson(request));
  const link = token.startsWith(TRIGGER_PREFIX) ? `/api/triggers/${token}` : null;
  return Response.json({ id, prefix, token, link }, { status: 201 });
}

/** `DELETE /api/tokens/{id}`: revokes one for good. */
export async function deleteToken(ctx: ChangeContext, { params }: Incoming<'id'>): Promise<Response> {
  await revokeApiToken(ctx, numberedIn(params.id));
  return new Response(null, { status: 204 });
}
