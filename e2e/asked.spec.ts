import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { ApiClient } from './support/api-client';
import { expect, test } from './support/operator';

// An instance writes what it counted every ten seconds or so.
const WITHIN = { timeout: 60_000, intervals: [1_000] };

test.slow();
test.use({ viewport: { width: 1440, height: 900 } });
test.beforeEach(({ page, signIn }) => signIn(page));

const answered = async (api: ApiClient, key: string) => {
  const { variants } = await (await api.send('GET', `/api/flags/${key}/evaluations`)).json();
  return variants.reduce((sum: number, variant: { last_24_hours: number }) => sum + variant.last_24_hours, 0);
};

test('a service asks: the table says when and how often, and the flag’s page which answers it got', async ({
  page,
  api,
  table,
}) => {
  const tag = `asked-${randomUUID()}`;
  const [asked, silent] = [
    await api.flag({ rollout_percentage: 100, tags: [tag] }),
    await api.flag({ rollout_percentage: 100, tags: [tag] }),
  ];
  for (let id = 0; id < 3; id += 1) await api.send('GET', `/api/flags/${asked}/evaluate?user_id=${id}`);
  await expect.poll(() => answered(api, asked), WITHIN).toBe(3);
  await table.open(tag);
  await expect(table.row(asked)).toContainText('3 in 24 h');
  await expect(table.row(silent)).toContainText('Not asked');
  await page.getByRole('link', { name: 'Asked', exact: true }).click();
  await expect(page.getByRole('row').nth(1)).toContainText(silent);

  await page.goto(`/admin/flags/${asked}`);
  const evaluations = page.getByRole('region', { name: 'Evaluations' });
  await expect(evaluations).toContainText('On in 100% of the answers of 24 hours; the rollout is at 100%.');
  await expect(evaluations.getByRole('img', { name: /^Asked 3 times in 24 hours/ })).toBeVisible();
  await expect(evaluations.getByRole('row', { name: 'on 3 3' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const { flags } = await (await api.send('GET', '/api/flags')).json();
  const of = (key: string) => flags.find((flag: { key: string }) => flag.key === key);
  expect(of(asked).last_asked_at).not.toBeNull();
  expect(of(silent).last_asked_at).toBeNull();
});

test('a visitor of a page that asks is counted; whoever looks at how it works, or at the admin, is not', async ({
  page,
  api,
}) => {
  const before = await answered(api, 'beta_editor');
  for (const path of ['/how-it-works', '/admin/flags/beta_editor', '/admin/flags']) await page.goto(path);
  await page.goto('/editor');
  await page.goto('/editor');
  await expect.poll(() => answered(api, 'beta_editor'), WITHIN).toBeGreaterThanOrEqual(before + 2);
  expect(await answered(api, 'beta_editor')).toBe(before + 2);
});

test('a key that is asked for and does not exist is shown until somebody makes it', async ({ page, api, table }) => {
  const key = `mistyped_${randomUUID()}`;
  expect((await api.send('GET', `/api/flags/${key}/evaluate?user_id=1`)).status()).toBe(404);
  const line = page.getByRole('listitem').filter({ hasText: key });
  await expect(async () => {
    await page.goto('/admin/flags');
    await page
      .getByText(/asked for and do(es)?n’t exist/)
      .first()
      .click({ timeout: 2_000 });
    await expect(line).toContainText('asked once', { timeout: 2_000 });
  }).toPass(WITHIN);
  expect(await violations(page)).toEqual([]);
  await line.getByRole('link', { name: `Create ${key}` }).click();
  await expect(page.getByLabel('Key')).toHaveValue(key);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Create flag' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(key);
  await page.goto('/admin/flags');
  await expect(table.row(key)).toBeVisible();
  await expect(page.getByLabel('Keys that were asked for and don’t exist').getByText(key)).toHaveCount(0);
});

async function violations(page: Page) {
  return (await new AxeBuilder({ page }).analyze()).violations;
}
