import { expect, test } from './support/operator';

test('an environment is made like another, compared, brought in line, retired and brought back', async ({
  page,
  api,
  signIn,
  flag,
}) => {
  const name = `Preview ${Date.now().toString(36)}`;
  const place = name.toLowerCase().replace(' ', '-');
  const key = await api.flag({ rollout_percentage: 20 });
  await signIn(page);
  await page.goto('/admin/flags');
  await page.getByRole('button', { name: /Environment: Production/ }).click();
  await page.getByRole('link', { name: 'Manage environments' }).click();
  const form = page.getByRole('form', { name: 'New environment' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Key').fill('Not A Key');
  await form.getByLabel('Flags begin').selectOption('production');
  await form.getByRole('button', { name: 'Create environment' }).click();
  await expect(form.getByLabel('Key')).toHaveAccessibleDescription(/lower-case letters, digits/);
  await expect(form.getByLabel('Flags begin')).toHaveValue('production');
  await form.getByLabel('Key').fill(place);
  await form.getByRole('button', { name: 'Create environment' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  // It begins alike; then production moves on, and the new one is brought in line.
  const compare = page.getByRole('form', { name: 'Compare with' });
  await compare.getByLabel('With').selectOption('production');
  await compare.getByRole('button', { name: 'Compare' }).click();
  // Other stories may have changed flags of their own meanwhile, so it is this one's that counts.
  const compared = page.getByText(/ flags are decided (here as in production|differently)/);
  const ours = page.getByRole('checkbox', { name: `Copy ${key}` });
  await expect(compared).toBeVisible();
  await expect(ours).toHaveCount(0);
  await api.send('PATCH', `/api/flags/${key}`, { rollout_percentage: 30 });
  await page.reload();
  const copy = page.getByRole('form', { name: `Copy from production to ${name.toLowerCase()}` });
  await expect(copy.getByRole('listitem').filter({ hasText: key })).toContainText('20%→would become30%');
  await ours.check();
  await expect(copy.getByRole('button', { name: /^Copy 1 flag to/ })).toBeVisible();
  await copy.getByLabel('Why?').fill('ready for the fair');
  await copy.getByRole('button', { name: /^Copy 1 flag to preview/ }).click();
  await expect(ours).toHaveCount(0);
  await expect(compared).toBeVisible();

  await page
    .getByRole('region', { name: 'Retire' })
    .getByRole('button', { name: `Retire ${name}` })
    .click();
  await expect(page.getByRole('heading', { name: 'Bring back' })).toBeVisible();
  const answered = await api.send('GET', `/api/flags/${key}/evaluate?user_id=42&environment=${place}`);
  expect(answered.status()).toBe(200);
  const edited = await api.send('PATCH', `/api/flags/${key}?environment=${place}`, { rollout_percentage: 5 });
  expect(edited.status()).toBe(409);
  await page.goto('/admin/environments');
  const row = page.getByRole('listitem').filter({ hasText: place });
  await expect(row).toContainText('retired');
  await page.getByRole('button', { name: /Environment: Production/ }).click();
  await expect(page.getByRole('navigation', { name: 'Environments' })).not.toContainText(name);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: `Bring ${name} back` }).click();
  await expect(page.getByRole('region', { name: 'Retire' })).toBeVisible();

  await flag.open(key, place);
  await expect(page.getByText('ready for the fair')).toBeVisible();
  await page.goto(`/admin/history?environment=${place}`);
  await expect(
    page.getByRole('main').getByRole('listitem').filter({ hasText: 'retired the environment' }),
  ).toBeVisible();
});

test('environments are put in another order by keyboard', async ({ page, signIn }) => {
  await signIn(page);
  await page.goto('/admin/environments');
  const order = () => page.getByRole('main').getByRole('listitem').getByRole('link').allTextContents();
  const before = await order();
  const last = before.at(-1) ?? '';
  await page.getByRole('button', { name: `Move ${last} up` }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await order()).indexOf(last)).toBe(before.length - 2);
  await page.getByRole('button', { name: `Move ${last} down` }).click();
  await expect.poll(order).toEqual(before);
});
