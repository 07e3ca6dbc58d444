import { expect, test } from './support/operator';

test('a kill is rehearsed on a twin: every layer of both servers is measured, and the flag stays as it is', async ({
  page,
  flag,
  api,
  signIn,
}) => {
  const key = await api.flag({ rollout_percentage: 25 });
  await signIn(page);
  await flag.open(key);
  const section = page.getByRole('region', { name: 'Drills' });
  await expect(section).toContainText('Nobody has rehearsed killing it here.');
  await section.getByRole('button', { name: 'Rehearse on a twin' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^Drill \\d+ of ${key}$`));
  await expect(page.getByText(/Gone from every layer in [\d,.]+ m?s of 30.0 s/)).toBeVisible({ timeout: 40_000 });
  const layers = page.getByRole('list', { name: 'Layers' }).getByRole('listitem');
  await expect(layers).toHaveText([
    /^Committed by PostgreSQL[\d,]+ ms$/,
    /^Notification heard[\d,]+ ms$/,
    /^Snapshot of .+ m?s$/,
    /^Snapshot of .+ m?s$/,
    /^Upstash knows of it[\d,]+ ms$/,
    /^Cached page shows it[\d,]+ ms$/,
    /^HTTP answer is off[\d,]+ ms$/,
  ]);
  expect((await (await api.send('GET', `/api/flags/${key}`)).json()).killed).toBe(false);
  expect(await api.newestEntry(key)).toMatchObject({ action: 'drill.passed', after: { kind: 'twin' } });
  await flag.open(key);
  await expect(section).toContainText('passed');
  await expect(section).toContainText('Its certificate is good');
  await page.goto('/admin/drills');
  await expect(page.getByRole('row').filter({ hasText: key })).toContainText('passed');
});

test('a kill is rehearsed for real only by typing the key, and lifted once every layer has followed', async ({
  page,
  flag,
  api,
  signIn,
}) => {
  const key = await api.flag({ rollout_percentage: 100 });
  await signIn(page);
  await flag.open(key);
  await page.getByText('Rehearse for real').click();
  const form = page.getByRole('form', { name: 'Rehearse for real' });
  await form.getByLabel(`Type ${key}`).fill('something else');
  await form.getByRole('button', { name: `Kill and lift ${key}` }).click();
  await expect(form.getByLabel(`Type ${key}`)).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel(`Type ${key}`).fill(key);
  await form.getByRole('button', { name: `Kill and lift ${key}` }).click();
  await expect(page.getByText(/Gone from every layer in/)).toBeVisible({ timeout: 40_000 });
  await flag.open(key);
  await expect(flag.headline).toHaveText(new RegExp(`^${key} is on for all devices`));
  const history = page.getByRole('region', { name: 'History' }).getByRole('listitem').filter({ hasText: 'in a drill' });
  await expect(history.first()).toContainText('passed a drill of it');
  await expect(history.nth(1)).toContainText('lifted it');
  await expect(history.nth(2)).toContainText('killed it');
});
