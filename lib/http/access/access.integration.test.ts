import { expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { accountCalled, contextOf, flagWorld } from '@/e2e/support/flag-world';
import type { ChangeContext } from '@/lib/change-context';
import { repeatable } from '../repeatable';
import { deleteFirstId, getPeople, patchPerson, postInvitation } from './people-endpoints';
import { deleteSessions, getMe, getSessions } from './session-endpoints';
import { deleteToken, getTokens, postToken } from './token-endpoints';

const { db, ada } = await flagWorld();
const vic = await accountCalled(db, 'Vic', 'viewer');
const byVic = contextOf(db, vic);
const idOf = ({ actor }: Pick<ChangeContext, 'actor'>) => (actor.type === 'account' ? actor.id : 0);

/** Calls an endpoint as a route does whose caller sent an Idempotency-Key. */
function sending(endpoint: (ctx: ChangeContext, incoming: never) => Promise<Response>, key: string) {
  return (body?: unknown, params = {}) =>
    callEndpoint(
      async (incoming) => {
        const sent = await repeatable(incoming, ada.actor);
        return endpoint({ ...ada, ...(sent && { repeatable: sent }) }, incoming as never);
      },
      { method: 'POST', body, params, headers: { 'idempotency-key': `"${key}"` } },
    );
}

test('a token is made once, however often the request for it comes, and its secret shown once', async () => {
  const send = sending(postToken, 'token');
  const body = { name: 'sent again', ability: 'read' };
  const first = await send(body);
  expect(first).toMatchObject({ status: 201, body: { token: expect.stringMatching(/^sluice_/), link: null } });
  const again = await send(body);
  expect(again).toMatchObject({
    status: 409,
    body: { error: { field: 'Idempotency-Key', details: { id: first.body.id } } },
  });
  const { body: list } = await callEndpoint((incoming) => getTokens({ db, actor: ada.actor }, incoming));
  expect(list.tokens.filter(({ name }: { name: string }) => name === 'sent again')).toHaveLength(1);
  expect(await send({ ...body, name: 'another' })).toMatchObject({ status: 422 });
});

test('a revocation that is sent again has been made', async () => {
  const { body: made } = await callEndpoint((incoming) => postToken(ada, incoming), {
    method: 'POST',
    body: { name: 'revoked', ability: 'read' },
  });
  const send = sending(deleteToken, 'revoke');
  const params = { id: String(made.id) };
  const [first, again] = [await send(undefined, params), await send(undefined, params)];
  expect([first, again].map(({ status }) => status)).toEqual([204, 204]);
  expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
  const other = await callEndpoint<'id'>((incoming) => deleteToken(ada, incoming), { method: 'DELETE', params });
  expect(other.status).toBe(404);
});

test('an invitation makes one link, and none the second time', async () => {
  const send = sending(postInvitation, 'invite');
  const first = await send({ role: 'viewer' });
  expect(first).toMatchObject({ status: 201, body: { link: `/join?token=${first.body.token}` } });
  const again = await send({ role: 'viewer' });
  expect(again.status).toBe(409);
  expect(again.headers.has('idempotency-replayed')).toBe(false);
});

test('people come a page at a time, and by what they may', async () => {
  const ask = async (path: string) =>
    (await callEndpoint((incoming) => getPeople({ db, actor: ada.actor }, incoming), { path })).body;
  const first = await ask('/?limit=1');
  expect(first.people).toHaveLength(1);
  const second = await ask(`/?limit=1&cursor=${first.next_cursor}`);
  expect(second.people[0].id).toBeGreaterThan(first.people[0].id);
  expect((await ask('/?role=viewer')).people.map(({ id }: { id: number }) => id)).toContain(idOf(byVic));
  expect((await ask('/?disabled=true')).people).toEqual([]);
});

test('an account gets another role, or is closed and opened again; never both at once', async () => {
  const eve = idOf(contextOf(db, await accountCalled(db, 'Eve', 'viewer')));
  const patch = (body: object) =>
    callEndpoint<'id'>((incoming) => patchPerson(ada, incoming), { method: 'PATCH', params: { id: `${eve}` }, body });
  expect((await patch({ role: 'editor', environments: ['staging'] })).body).toMatchObject({
    role: 'editor',
    environments: ['staging'],
    disabled_at: null,
  });
  expect((await patch({ disabled: true })).body.disabled_at).not.toBeNull();
  expect((await patch({ disabled: false })).body.disabled_at).toBeNull();
  for (const [body, field] of [
    [{}, 'role'],
    [{ role: 'viewer', disabled: true }, 'disabled'],
    [{ environments: 'all' }, 'role'],
    [{ admin: true }, 'admin'],
  ] as const) {
    expect(await patch(body)).toMatchObject({ status: 422, body: { error: { field } } });
  }
});

test('somebody sees their own sessions and nobody else’s, and only admins see people', async () => {
  const seen = (id: number) =>
    callEndpoint<'id'>((incoming) => getSessions({ db, actor: byVic.actor }, incoming), { params: { id: `${id}` } });
  expect((await seen(idOf(byVic))).status).toBe(200);
  expect((await seen(idOf(ada))).status).toBe(403);
  const listed = await callEndpoint((incoming) => getPeople({ db, actor: byVic.actor }, incoming));
  expect(listed.status).toBe(403);
  const ended = await callEndpoint<'id'>((incoming) => deleteSessions(byVic, incoming), {
    method: 'DELETE',
    params: { id: `${idOf(ada)}` },
  });
  expect(ended.status).toBe(403);
  const me = await callEndpoint(() => getMe({ db, actor: byVic.actor }));
  expect(me.body).toEqual({ type: 'account', id: idOf(byVic), may: { reads: 'all', writes: [], administers: false } });
});

test.each(['0', '999999', 'x', '1.5', '99999999999'])('there is no account %s', async (id) => {
  const asked = { method: 'DELETE', params: { id } };
  expect((await callEndpoint<'id'>((incoming) => deleteFirstId(ada, incoming), asked)).status).toBe(404);
});
