import { apiClient } from './support/api-client';
import { expect, test } from './support/fixtures';

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

  const traceOf = async (key: string) => {
    const { created_at: _c, updated_at: _u, ...flag } = await (await api.send('GET', `/api/flags/${key}`)).json();
    const [entry] = (await (await api.send('GET', `/api/flags/${key}/history`)).json()).entries;
    const { id: _i, change_id: _ch, at: _a, revision: _r, flag: _f, source, ...rest } = entry;
    const { at: _at, source: _s, ...lastChange } = flag.last_change;
    return { flag: { ...flag, key: 'the flag', last_change: lastChange }, entry: rest, source };
  };
  const form = await traceOf(byForm);
  expect(form).toMatchObject({
    flag: { rollout_percentage: 25, version: 2 },
    entry: { note: NOTE },
    source: 'dashboard',
  });
  expect(await traceOf(byRequest)).toEqual({ ...form, source: 'api' });
});
