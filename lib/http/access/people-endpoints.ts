import { changeRole } from '@/lib/accounts/change-role';
import { disableAccount, enableAccount } from '@/lib/accounts/disable-account';
import { findListedAccount, type ListedAccount, listAccounts } from '@/lib/accounts/list-accounts';
import { eraseFirstId } from '@/lib/auth/erase-first-id';
import { makeInviteLink } from '@/lib/auth/invite-link';
import { LINK_TTL_MS } from '@/lib/auth/one-time-link';
import { makePasswordLink } from '@/lib/auth/password-link';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import { personPatchInput } from '@/lib/auth/schema';
import type { ChangeContext } from '@/lib/change-context';
import { parseInput } from '@/lib/parse-input';
import type { Incoming } from '../incoming';
import { notNumbered, numberedIn } from '../numbered';
import { peopleQuery } from '../operations/access';
import { pageOf, ROWS_OF_A_LIST_MAX } from '../page-of';
import type { ReadContext } from '../read-context';
import { readJson } from '../read-json';
import { readQuery } from '../read-query';

/** `GET /api/people`: everybody who can sign in, the oldest account first. For admins. */
export async function getPeople(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  const { role, disabled, ...asked } = readQuery(peopleQuery, query);
  const wanted = (await listAccounts(ctx.db, ROWS_OF_A_LIST_MAX)).filter(
    (one) =>
      (role === undefined || one.role === role) && (disabled === undefined || (one.disabledAt !== null) === disabled),
  );
  const { rows, next_cursor } = pageOf(wanted, asked, ({ id }) => [id]);
  return Response.json({ people: rows.map(restPerson), next_cursor });
}

/** `GET /api/people/{id}`: one account. For admins. */
export async function getPerson(ctx: ReadContext, { params }: Incoming<'id'>): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  return Response.json(restPerson(await personOf(ctx, params.id)));
}

/** `PATCH /api/people/{id}`: another role, or closes the account and opens it again. */
export async function patchPerson(ctx: ChangeContext, { request, params }: Incoming<'id'>): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  const { id } = await personOf(ctx, params.id);
  const { disabled, ...input } = parseInput(personPatchInput, await readJson(request));
  if (disabled === true) await disableAccount(ctx, id);
  else if (disabled === false) await enableAccount(ctx, id);
  else await changeRole(ctx, { account: id, input });
  return Response.json(restPerson(await personOf(ctx, params.id)));
}

/** `POST /api/people/invitations`: a link by which one person makes one account. */
export async function postInvitation(ctx: ChangeContext, { request }: Incoming): Promise<Response> {
  return linkResponse(ctx, await makeInviteLink(ctx, await readJson(request)));
}

/** `POST /api/people/{id}/password-link`: a link behind which its owner chooses another password. */
export async function postPasswordLink(ctx: ChangeContext, { params }: Incoming<'id'>): Promise<Response> {
  return linkResponse(ctx, await makePasswordLink(ctx, numberedIn(params.id)));
}

/** `DELETE /api/people/{id}/first-id`: forgets by which anonymous id the account was known first. */
export async function deleteFirstId(ctx: ChangeContext, { params }: Incoming<'id'>): Promise<Response> {
  refuseUnlessAdmin(ctx.actor);
  const { id } = await personOf(ctx, params.id);
  await eraseFirstId(ctx, { account: id });
  return new Response(null, { status: 204 });
}

function linkResponse({ now }: ChangeContext, token: string): Response {
  const expiresAt = new Date(now.getTime() + LINK_TTL_MS).toISOString();
  return Response.json({ token, link: `/join?token=${token}`, expires_at: expiresAt }, { status: 201 });
}

async function personOf({ db }: Pick<ReadContext, 'db'>, text: string): Promise<ListedAccount> {
  const found = await findListedAccount(db, numberedIn(text));
  if (!found) throw notNumbered('account', text);
  return found;
}

function restPerson({ id, email, name, role, environments, ...at }: ListedAccount) {
  return {
    id,
    email,
    name,
    role,
    environments,
    created_at: at.createdAt.toISOString(),
    disabled_at: at.disabledAt?.toISOString() ?? null,
    first_id_linked_at: at.firstIdLinkedAt?.toISOString() ?? null,
    first_id_erased_at: at.firstIdErasedAt?.toISOString() ?? null,
  };
}
