import { expect, test } from './support/operator';

test('a segment is made, asked by a rule, edited for every flag that uses it, and stays while it is used', async ({
  page,
  flag,
  api,
  signIn,
  serverB,
}) => {
  const segment = `beta-${Date.now().toString(36)}`;
  const key = await api.flag({ rollout_percentage: 0 });
  await signIn(page);
  await page.goto('/admin/segments');
  await page.getByRole('link', { name: 'New segment' }).click();
  await page.getByLabel('Key').fill(segment);
  const conditions = page.getByRole('group', { name: 'Conditions' });
  await conditions.getByRole('button', { name: 'Add a condition' }).click();
  await expect(conditions.getByLabel('What it asks')).toBeFocused();
  await conditions.getByLabel('Attribute', { exact: true }).fill('plan');
  await page.getByLabel('Always in').fill('42\n43\n');
  await page.getByRole('button', { name: 'Create segment' }).click();
  await expect(conditions.getByLabel('Attribute', { exact: true })).toHaveAccessibleDescription('It takes one value.');
  await expect(page.getByLabel('Always in')).toHaveValue('42\n43\n');
  await conditions.getByRole('button', { name: 'Remove condition 1' }).click();
  await page.getByRole('button', { name: 'Create segment' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(segment);
  await expect(page.getByRole('region', { name: 'Used by' })).toContainText('Nothing asks for it.');

  await flag.open(key);
  const targeting = page.getByRole('region', { name: 'Targeting' });
  await targeting.getByText('Edit targeting').click();
  await targeting.getByRole('button', { name: 'Add a rule' }).click();
  await targeting.getByLabel('What it asks').selectOption('segment');
  await targeting.getByLabel('Segment').fill(segment);
  await targeting.getByRole('button', { name: 'Save targeting' }).click();
  await expect(targeting).toContainText(`If in the segment ${segment}: on.`);
  const ask = async (id: string) => (await fetch(`${serverB.url}/api/flags/${key}/evaluate?user_id=${id}`)).json();
  await expect.poll(() => ask('42')).toMatchObject({ enabled: true, reason: 'TARGETING_MATCH' });
  expect(await ask('7')).toMatchObject({ enabled: false });

  await page.goto(`/admin/segments/${segment}`);
  await expect(page.getByRole('region', { name: 'Used by' })).toContainText(`${key} in production`);
  await expect(page.getByRole('region', { name: 'Delete' })).toContainText('A segment that is used stays');
  await page.getByLabel('Always in').fill('7');
  await page.getByRole('button', { name: 'Save segment' }).click();
  await expect(page.getByRole('status').getByText(`Saved ${segment}.`)).toBeVisible();
  await expect.poll(() => ask('7')).toMatchObject({ enabled: true });
  await expect.poll(() => ask('42')).toMatchObject({ enabled: false });

  // On top of one's own save, and again after somebody else's was in the way.
  await page.getByLabel('Always in').fill('7\n8');
  await page.getByRole('button', { name: 'Save segment' }).click();
  await expect.poll(() => ask('8')).toMatchObject({ enabled: true });
  const others = await page.context().newPage();
  await others.goto(`/admin/segments/${segment}`);
  await others.getByLabel('Description').fill('Set by somebody else');
  await others.getByRole('button', { name: 'Save segment' }).click();
  await expect(others.getByRole('status').getByText(`Saved ${segment}.`)).toBeVisible();
  await page.getByLabel('Always in').fill('7\n8\n9');
  await page.getByRole('button', { name: 'Save segment' }).click();
  await expect(page.getByText('was changed since you looked at it')).toBeVisible();
  await expect(page.getByLabel('Always in')).toHaveValue('7\n8\n9');
  await page.getByRole('button', { name: 'Save segment' }).click();
  await expect.poll(() => ask('9')).toMatchObject({ enabled: true });

  await page.goto('/admin/history');
  const newest = page.getByRole('main').getByRole('listitem').first();
  await expect(newest).toContainText(`changed the segment ${segment}`);
  await expect(newest.getByRole('link', { name: segment })).toBeVisible();
});
