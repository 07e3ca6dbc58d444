import { type ApiClient, apiClient } from './support/api-client';
import { expect, test } from './support/fixtures';
import { killPage } from './support/kill-page';

const NOTE = 'error rate looked fine';

// Without JavaScript, so that the form goes to the server action as the browser itself sends it.
test.use({ javaScriptEnabled: false });

test('a save in the dashboard and a request by the same person leave the same flag and the same entry', async ({
  page,
  serverA,
  adminToken,
  signIn,
}) => {
  const api = apiClient(page.request, { url: serverA.url, adminToken });
  const [byForm, byRequest] = [await api.flag(), await api.flag()];

  await signIn(page);
  await page.goto(`/admin/flags?q=${byForm}`);
  await page.getByLabel(`Rollout of ${byForm} in percent`).fill('25');
  await page.getByLabel('Note for the history').fill(NOTE);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved as r' })).toContainText(byForm);

  // The page's own session, as a script of one of our pages would send it.
  const edit = { rollout_percentage: 25, version: 1, note: NOTE };
  const session = { origin: serverA.url };
  expect((await api.send('PATCH', `/api/flags/${byRequest}`, edit, session)).status()).toBe(200);
  const foreign = await api.send('PATCH', `/api/flags/${byRequest}`, edit, { origin: 'https://elsewhere.test' });
  expect(foreign.status()).toBe(403);

  const form = await traceOf(api, byForm);
  expect(form).toMatchObject({
    flag: { rollout_percentage: 25, version: 2 },
    entry: { note: NOTE },
    source: 'dashboard',
  });
  expect(await traceOf(api, byRequest)).toEqual({ ...form, source: 'api' });
});

test('a kill and a lift in the dashboard and over the API leave the same flag and the same entries', async ({
  page,
  serverA,
  adminToken,
  signIn,
}) => {
  const api = apiClient(page.request, { url: serverA.url, adminToken });
  const [byForm, byRequest] = [await api.flag(), await api.flag()];
  const session = { origin: serverA.url };
  await signIn(page);
  const kill = killPage(page);
  for (const [method, action, killed] of [
    ['POST', 'flag.killed', true],
    ['DELETE', 'flag.lifted', false],
  ] as const) {
    await kill.open(byForm);
    await kill.confirmation.fill(byForm);
    await kill.note.fill(NOTE);
    await kill.submit.click();
    await expect(kill.reach).toBeVisible();
    const path = `/api/flags/${byRequest}/kill`;
    expect((await api.send(method, path, { note: NOTE }, { origin: 'https://elsewhere.test' })).status()).toBe(403);
    expect((await api.send(method, path, { note: NOTE }, session)).status()).toBe(200);
    const form = await traceOf(api, byForm);
    expect(form).toMatchObject({ flag: { killed, rollout_percentage: 10 }, entry: { action, note: NOTE } });
    expect(form.source).toBe('dashboard');
    expect(await traceOf(api, byRequest)).toEqual({ ...form, source: 'api' });
  }
});

/** A flag and its last entry, less what no two changes share: ids, moments, revisions; and where the change came from. */
async function traceOf(api: ApiClient, key: string) {
  const {
    created_at: _c,
    updated_at: _u,
    decided_at: _d,
    ...flag
  } = await (await api.send('GET', `/api/flags/${key}`)).json();
  const { id: _i, change_id: _ch, at: _a, revision: _r, flag: _f, source, ...entry } = await api.newestEntry(key);
  const { at: _at, source: _s, ...lastChange } = flag.last_change;
  const killedBy = flag.killed_by && { ...flag.killed_by, at: 'then' };
  return { flag: { ...flag, key: 'the flag', last_change: lastChange, killed_by: killedBy }, entry, source };
}
