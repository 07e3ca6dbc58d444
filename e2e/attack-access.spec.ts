import { makeIdentities } from './authorization/identities';
import { apiClient } from './support/api-client';
import { send, sendFrom, sessionIn, submitForm } from './support/attacker';
import { expect, test } from './support/fixtures';

/** How long `npm run attack` goes on; the stories of every day try a little. */
const IS_COMPLETE = process.env.SLUICE_ATTACK === 'complete';

test('brute force: addresses that are forged buy no further guesses, and do not lock the owner out', async ({
  world,
}) => {
  const form = `${world.serverB.url}/admin/sign-in`;
  const from =
    (address: string): typeof send =>
    (url, init) =>
      sendFrom(address, url, init);
  let answered = 0;
  const guesses = IS_COMPLETE ? 400 : 12;
  for (let guess = 0; guess < guesses; guess++) {
    const forged = { 'x-forwarded-for': `198.51.100.${guess % 250}, 10.0.0.${guess % 250}` };
    const typed = { email: world.admin.email, password: `guess number ${guess}` };
    const { text } = await submitForm(form, typed, forged, from('127.0.0.3'));
    if (!text.includes('Too many attempts')) answered += 1;
  }
  expect(answered, 'guesses that were looked at').toBeLessThanOrEqual(5);
  // From another address the one who was attacked gets in.
  expect(sessionIn(await submitForm(form, world.admin, {}, from('127.0.0.2')))).not.toBeNull();
});

test('cookies: forged, altered, replayed after a sign-out and of another installation open nothing', async ({
  world,
}) => {
  const { url } = world.serverA;
  const session = sessionIn(await submitForm(`${url}/admin/sign-in`, world.admin)) ?? '';
  const looks = async (cookie: string) => (await send(`${url}/api/flags`, { headers: { cookie } })).status;
  expect(await looks(session)).toBe(200);
  const value = session.slice('sluice_session='.length);
  const flips = IS_COMPLETE ? Array.from({ length: 200 }, (_, at) => at) : [0, 9, 80, 160];
  for (const at of flips) {
    const index = Math.floor((at / 200) * (value.length - 4));
    const altered = value.slice(0, index) + (value[index] === 'A' ? 'B' : 'A') + value.slice(index + 1);
    expect(await looks(`sluice_session=${altered}`), `flipped at ${index}`).toBe(401);
  }
  for (const forged of [
    '',
    'x',
    'Fe26.2*1*',
    btoa(JSON.stringify({ accountId: 1, role: 'admin' })),
    [...value].toReversed().join(''),
  ]) {
    expect(await looks(`sluice_session=${forged}`), forged.slice(0, 20)).toBe(401);
  }
  const signOut = await send(`${url}/admin/flags`, { headers: { cookie: session } });
  expect(signOut.status).toBe(200);
  const out = signOut.text.split('<form').find((one) => one.includes('Sign out')) ?? '';
  const body = new FormData();
  for (const [, name = '', given = ''] of out.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)) {
    body.append(name, given.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  await send(`${url}/admin/flags`, { method: 'POST', body, headers: { cookie: session, origin: url } });
  expect(await looks(session), 'a copy of the cookie after signing out').toBe(401);
});

test('cross-site requests: with the cookie of an admin no page of another site changes anything', async ({ world }) => {
  const { url } = world.serverA;
  const cookie = sessionIn(await submitForm(`${url}/admin/sign-in`, world.admin)) ?? '';
  const json = { cookie, 'content-type': 'application/json' };
  const attempts: Record<string, string>[] = [
    { ...json, origin: 'https://evil.example' },
    { ...json, origin: 'null' },
    { ...json, origin: `${url}.evil.example` },
    { ...json, 'sec-fetch-site': 'cross-site', origin: url },
    { ...json, 'sec-fetch-site': 'same-site' },
    json,
    { cookie, 'content-type': 'text/plain', origin: 'https://evil.example' },
    { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  ];
  const body = JSON.stringify({ key: 'csrf', identity_policy: 'device' });
  for (const headers of attempts) {
    const { status } = await send(`${url}/api/flags`, { method: 'POST', headers, body });
    expect(status, JSON.stringify(headers)).toBe(403);
  }
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await submitForm(`${url}/admin/people`, { role: 'admin' }, { cookie, ...headers });
    expect(answer.text).not.toContain('/join?token=');
  }
});

test('other people’s things: tricks with names, numbers and more fields reach nothing beyond one’s rights', async ({
  world,
  request,
}) => {
  const { url } = world.serverA;
  const api = apiClient(request, { url, adminToken: world.adminToken });
  const key = await api.flag();
  const { stagingWriteToken, stagingEditor, readToken } = await makeIdentities(world);
  const headers = { ...stagingWriteToken, 'content-type': 'application/json' };
  const patch = (query: string, body: object, who = headers) =>
    send(`${url}/api/flags/${key}${query}`, { method: 'PATCH', headers: who, body: JSON.stringify(body) });
  const raise = { rollout_percentage: 66 };
  for (const query of [
    '',
    '?environment=production',
    '?environment=staging&environment=production',
    '?Environment=staging',
  ]) {
    expect((await patch(query, raise)).status, query).toBeGreaterThanOrEqual(400);
  }
  const editor = { ...stagingEditor, origin: url, 'content-type': 'application/json' };
  for (const query of ['', '?environment=production']) {
    expect((await patch(query, raise, editor)).status, query).toBe(403);
  }
  const more = [
    { environment: 'production' },
    { environment_id: 1 },
    { key: 'another' },
    { killed: false },
    { revision: 9e9 },
    { archived: true },
    { identity_policy: 'user' },
    { may: { administers: true } },
    { __proto__x: 1 },
  ];
  for (const field of more) {
    const { status } = await patch('?environment=staging', { ...raise, ...field });
    expect(status, JSON.stringify(field)).toBe(422);
  }
  const reader = { ...readToken, 'content-type': 'application/json' };
  expect((await patch('?environment=staging', raise, reader)).status).toBe(403);
  expect(await (await api.send('GET', `/api/flags/${key}`)).json()).toMatchObject({
    rollout_percentage: 10,
    killed: false,
  });
});
