import { randomUUID } from 'node:crypto';
import type { ApiClient } from './support/api-client';
import { expect, test } from './support/operator';

const FLAG_COUNT = 300;

test.beforeEach(({ page, signIn }) => signIn(page));

test('search, filters and order are in the address: Back takes them back, and a link shares them', async ({
  page,
  api,
  context,
}) => {
  const { owner, flags } = await manyFlags(api);
  await page.goto('/admin/flags');
  const counted = page.getByRole('status').filter({ hasText: /flags$/ });
  await page.getByLabel('Owner', { exact: true }).selectOption(owner);
  await expect(counted).toContainText(`${FLAG_COUNT} of`);
  await page.getByLabel('State', { exact: true }).selectOption('off');
  await expect(counted).toContainText(`${FLAG_COUNT / 2} of`);
  await expect(page).toHaveURL(new RegExp(`state=off.*owner=${owner}`));
  await page.getByRole('link', { name: 'Rollout' }).click();
  await page.getByRole('link', { name: 'Rollout' }).click();
  await expect(page).toHaveURL(/sort=-rollout/);
  const highest = flags.filter(({ enabled }) => !enabled).at(-1);
  await expect(page.getByRole('row').nth(1)).toContainText(`${highest?.key}`);
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

test('of hundreds of flags each can be reached, edited and saved, and what is typed survives scrolling', async ({
  page,
  table,
  api,
}) => {
  const { owner, flags } = await manyFlags(api);
  const [top, bottom] = [flags[0]?.key ?? '', flags.at(-1)?.key ?? ''];
  await page.goto(`/admin/flags?owner=${owner}`);
  await table.cell(top).fill('99');
  await expect(table.pending).toContainText('1 change');
  await page.keyboard.press('End');
  await page.getByRole('heading', { name: 'Flags' }).press('End');
  await expect(table.cell(bottom)).toBeVisible();
  await table.cell(bottom).fill('98');
  await expect(table.pending).toContainText('2 changes');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  expect(await api.newestEntry(top)).toMatchObject({ after: { rollout_percentage: 99 } });
  expect(await api.newestEntry(bottom)).toMatchObject({ after: { rollout_percentage: 98 } });
});

interface Made {
  readonly key: string;
  readonly enabled: boolean;
}

/** Flags of one owner, at growing percentages, every other one off; one says "needle". In the order of the table. */
async function manyFlags(api: ApiClient) {
  const owner = `owner-${randomUUID()}`;
  const flags: Made[] = Array.from({ length: FLAG_COUNT }, (_, n) => ({
    key: `${owner}_${`${n}`.padStart(3, '0')}`,
    enabled: n % 2 === 0,
  }));
  for (const [n, { key, enabled }] of flags.entries()) {
    const description = n === 201 ? 'a needle in a stack' : '';
    await api.flag({ key, owner, enabled, description, rollout_percentage: n / 10 });
  }
  return { owner, flags };
}
