import type { Page } from '@playwright/test';
import { threeRows } from './support/flag-table';
import { expect, test } from './support/operator';
import { nameOfServer, type ThirdServer, thirdServer } from './support/third-server';

const rowOf = (page: Page, name: string) => page.getByRole('table', { name: 'Instances' }).getByRole('row', { name });

test.beforeEach(({ page, signIn }) => signIn(page));

test('a save says live when it is everywhere, and the revision leads to who serves it', async ({
  page,
  table,
  api,
  serverA,
  serverB,
}) => {
  const {
    tag,
    keys: [first],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(first).fill('25');
  await table.save.click();
  await expect(table.answer).toContainText(/Saved as r [\d,]+ · everywhere in [\d,.]+ m?s: 2 of 2 instances/);
  const { revision } = await api.newestEntry(first);
  const frame = page.getByRole('region', { name: 'Revision' }).getByRole('link');
  await expect(frame).toHaveText(new RegExp(`${Number(revision).toLocaleString('en')}· everywhere in [\\d,.]+ m?s$`));

  await frame.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Instances' })).toBeVisible();
  for (const { url } of [serverA, serverB]) {
    const row = rowOf(page, nameOfServer(url));
    await expect(row.getByRole('cell', { name: 'here', exact: true })).toBeVisible();
    await expect(row).toContainText(`r ${Number(revision).toLocaleString('en')}`);
    await expect(row).toContainText('newest');
    await expect(row).toContainText('PostgreSQL notifications');
    await expect(row).toContainText(/\d+\.\d+\.\d+ \(.{7}\)/);
  }
  await expect(page.getByRole('region', { name: 'Measured in the last hour' })).toContainText(/p99 [\d,.]+ m?s/);
  await expect(page.getByRole('region', { name: 'Staleness budget' })).toContainText('26.4 s of 30 s allowed');
  await page.getByText('At worst, with nothing but the poll left').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'the poll’s interval' })).toContainText('2 s');
});

test('the page follows a save that somebody else makes, without being asked to', async ({ page, api, serverA }) => {
  await page.goto('/admin/instances');
  const row = rowOf(page, nameOfServer(serverA.url));
  await expect(row).toContainText('newest');
  const key = await api.flag();
  const { revision } = await api.newestEntry(key);
  await expect(row).toContainText(`r ${Number(revision).toLocaleString('en')}`);
});

test('the server that is asked no longer answers: what it said last stays, and says so', async ({
  page,
  context,
  expectedErrors,
  serverA,
}) => {
  expectedErrors.push(/Failed to load resource.*\/api\/instances/);
  await page.goto('/admin/instances');
  await expect(rowOf(page, nameOfServer(serverA.url))).toBeVisible();
  await context.route('**/api/instances?*', (route) => route.abort());
  await expect(page.getByText('This server has not answered for')).toBeVisible();
  await expect(rowOf(page, nameOfServer(serverA.url))).toBeVisible();
  await context.unroute('**/api/instances?*');
  await expect(page.getByText('This server has not answered for')).toBeHidden();
});

test.describe('a third instance', () => {
  let third: ThirdServer;
  test.beforeEach(async ({ world }) => {
    third = await thirdServer(world);
  });
  test.afterEach(() => third.remove());

  test('that freezes holds a save up only until it counts as silent, and is back by itself', async ({
    context,
    table,
    api,
  }) => {
    const {
      tag,
      keys: [first],
    } = await threeRows(api);
    const watched = await context.newPage();
    await watched.goto('/admin/instances');
    await expect(rowOf(watched, third.name).getByRole('cell', { name: 'here', exact: true })).toBeVisible();
    await table.open(tag);
    await table.cell(first).fill('25');
    await expect(rowOf(watched, third.name)).toContainText('newest');
    third.signal('SIGSTOP');
    await table.save.click();
    await expect(table.answer).toContainText(new RegExp(`2 of 3 instances; ${third.name} is still at r [\\d,]+`));
    await expect(table.answer).toContainText(/everywhere that answers in [\d,.]+ m?s: 2 of 2 instances, 1 silent/);
    await expect(rowOf(watched, third.name)).toContainText(/silent for \d+ s/);
    await expect(rowOf(watched, third.name)).toContainText('1 behind');
    third.signal('SIGCONT');
    await expect(rowOf(watched, third.name).getByRole('cell', { name: 'here', exact: true })).toBeVisible();
    await expect(rowOf(watched, third.name)).toContainText('newest');
    await table.undo.click();
    await expect(table.answer).toContainText(/everywhere in [\d,.]+ m?s: 3 of 3 instances/);
  });

  test('that is killed is shown as silent, and nothing waits for it any more', async ({ page, table, api }) => {
    const {
      tag,
      keys: [first],
    } = await threeRows(api);
    await page.goto('/admin/instances');
    await expect(rowOf(page, third.name).getByRole('cell', { name: 'here', exact: true })).toBeVisible();
    third.signal('SIGKILL');
    await expect(rowOf(page, third.name)).toContainText(/silent for \d+ s/);
    await table.open(tag);
    await table.switchOf(first).click();
    await expect(table.answer).toContainText(/everywhere that answers in [\d,.]+ m?s: 2 of 2 instances, 1 silent/);
  });
});

test('without JavaScript the page says what the server knew', async ({ page, browser, serverA, serverB }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: serverA.url,
  });
  const plain = await context.newPage();
  await plain.goto('/admin/instances');
  for (const { url } of [serverA, serverB]) await expect(rowOf(plain, nameOfServer(url))).toContainText('newest');
  await expect(plain.getByRole('region', { name: 'Revision' })).toContainText('everywhere');
  await context.close();
});
