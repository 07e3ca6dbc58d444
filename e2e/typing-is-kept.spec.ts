import type { Page } from '@playwright/test';
import { manyRows, threeRows } from './support/flag-table';
import { expect, test } from './support/operator';

test.beforeEach(({ page, signIn }) => signIn(page));

test('what is typed into a cell before the script comes is kept, and typing goes on in the same cell', async ({
  page,
  table,
  api,
}) => {
  test.slow();
  const { tag, keys } = await manyRows(api, 101);
  const [key = ''] = keys;
  const letScriptsCome = await holdScripts(page);
  await page.goto(`/admin/flags?tag=${tag}`, { waitUntil: 'commit' });
  await table.cell(key).fill('12');
  await expect(table.pending).toBeHidden();
  letScriptsCome();
  await expect(table.pending.getByRole('listitem')).toHaveText(/10%\s*to\s*12%$/);
  await page.keyboard.type('.5');
  await expect(table.pending.getByRole('listitem')).toHaveText(/10%\s*to\s*12\.5%$/);
  await expect(table.cell(key)).toBeFocused();
});

test('what is searched and chosen before the script comes is what the table shows', async ({ page, table, api }) => {
  const [wanted, other] = [await api.flag({ owner: 'Early', enabled: false }), await api.flag()];
  const letScriptsCome = await holdScripts(page);
  await page.goto('/admin/flags', { waitUntil: 'commit' });
  await page.getByLabel('State', { exact: true }).selectOption('off');
  await page.getByRole('searchbox').fill(wanted);
  letScriptsCome();
  await expect(table.row(other)).toBeHidden();
  await expect(table.row(wanted)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`q=${wanted}.*state=off`));
});

test('whoever leaves with unsaved edits is warned, and may stay', async ({ page, table, api }) => {
  const {
    tag,
    keys: [key],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(key).fill('25');
  await expect(table.pending).toBeVisible();
  const warned = page.waitForEvent('dialog');
  const leaving = page.getByRole('link', { name: 'History' }).click();
  const dialog = await warned;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await leaving;
  await expect(table.cell(key)).toHaveValue('25');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(table.cell(key)).toHaveValue('10');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
});

// A slow line, and somebody who does not wait: the page is there, and its script is still on the way.
async function holdScripts(page: Page): Promise<() => void> {
  const { promise: come, resolve } = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await come;
    await route.continue();
  });
  return resolve;
}
