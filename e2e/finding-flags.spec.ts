import { manyRows } from './support/flag-table';
import { expect, test } from './support/operator';

const FLAG_COUNT = 120;

// Making so many flags takes its time.
test.slow();
test.beforeEach(({ page, signIn }) => signIn(page));

test('search, filters and order are in the address: Back takes them back, and a link shares them', async ({
  page,
  api,
  context,
}) => {
  const { tag, keys } = await manyRows(api, FLAG_COUNT, (place) => ({
    enabled: place % 2 === 0,
    rollout_percentage: place / 10,
    description: place === 101 ? 'a needle in a stack' : '',
  }));
  await page.goto('/admin/flags');
  const counted = page.getByRole('status').filter({ hasText: /flags$/ });
  await page.getByLabel('Tag', { exact: true }).selectOption(tag);
  await expect(counted).toContainText(`${FLAG_COUNT} of`);
  await page.getByLabel('State', { exact: true }).selectOption('off');
  await expect(counted).toContainText(`${FLAG_COUNT / 2} of`);
  await expect(page).toHaveURL(new RegExp(`state=off.*tag=${tag}`));
  await page.getByRole('link', { name: 'Rollout', exact: true }).click();
  await page.getByRole('link', { name: 'Rollout', exact: true }).click();
  await expect(page).toHaveURL(/sort=-rollout/);
  await expect(page.getByRole('row').nth(1)).toContainText(keys.at(-1) ?? 'the last one');
  await page.getByRole('searchbox').fill('needle');
  await expect(counted).toContainText('1 of');
  await expect(page).toHaveURL(/q=needle/);

  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(shared.getByRole('row')).toHaveCount(2);
  await expect(shared.getByRole('searchbox')).toHaveValue('needle');
  await expect(shared.getByRole('columnheader', { name: 'Rollout' })).toHaveAttribute('aria-sort', 'descending');

  await page.goBack();
  await page.goBack();
  await expect(page).not.toHaveURL(/sort=/);
  await expect(counted).toContainText(`${FLAG_COUNT / 2} of`);
  await page.goBack();
  await expect(counted).toContainText(`${FLAG_COUNT} of`);
  await expect(page.getByLabel('State', { exact: true })).toHaveValue('');
});

test('of many flags each can be reached, edited and saved, and what is typed survives scrolling', async ({
  page,
  table,
  api,
}) => {
  const { tag, keys } = await manyRows(api, FLAG_COUNT);
  const [top = '', bottom = ''] = [keys[0], keys.at(-1)];
  await table.open(tag);
  await table.cell(top).fill('59');
  await expect(table.pending).toContainText('1 change');
  await table.cell(top).blur();
  // Rows are measured when they are shown, so the end may be further than it seemed.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(table.cell(bottom)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await table.cell(bottom).fill('58');
  await expect(table.pending).toContainText('2 changes');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  expect(await api.newestEntry(top)).toMatchObject({ after: { rollout_percentage: 59 } });
  expect(await api.newestEntry(bottom)).toMatchObject({ after: { rollout_percentage: 58 } });
});
