import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/operator';
import { openFlag } from './support/visitor';

test('an operator sees another variant in their own browser, with a banner and on record, and everybody else what they saw', async ({
  page,
  browser,
  api,
  signIn,
  serverA,
}) => {
  await openFlag(api, 'new_dashboard', 0);
  await signIn(page);
  await page.goto('/dashboard');
  const revenue = page.getByRole('heading', { level: 1 });
  const legacy = (await revenue.textContent()) ?? '';
  await page.goto('/admin/flags/new_dashboard');
  const form = page.getByRole('region', { name: 'See it as somebody else' });
  await form.getByLabel('What you see').selectOption('on');
  await form.getByRole('button', { name: 'See it so' }).click();
  await expect(form).toContainText('You see on for an hour.');

  await page.goto('/dashboard');
  const banner = page.getByRole('region', { name: 'Your view' });
  await expect(banner).toContainText('Only in this browser: new_dashboard is on.');
  await expect(page.locator('main')).toContainText('chosen for this browser alone → on.');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const other = await browser.newContext({ baseURL: serverA.url });
  const visitor = await other.newPage();
  await visitor.goto('/dashboard');
  await expect(visitor.getByRole('region', { name: 'Your view' })).toHaveCount(0);
  await expect(visitor.locator('main')).toContainText('on at 0\u00a0% → off');

  // A copy of the cookie without the session shows nothing.
  const copied = (await page.context().cookies()).filter(({ name }) => name === 'sluice_preview');
  expect(copied).toHaveLength(1);
  await other.addCookies(copied);
  await visitor.goto('/dashboard');
  await expect(visitor.getByRole('region', { name: 'Your view' })).toHaveCount(0);
  await other.close();

  await page.goto('/admin/flags/new_dashboard');
  await expect(form.getByLabel('What you see')).toHaveValue('on');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.goto('/admin/audit?what=preview.');
  await expect(page.getByRole('main')).toContainText('preview.started');

  await page.goto('/dashboard');
  await banner.getByRole('button', { name: 'See your own answer' }).click();
  await expect(banner).toHaveCount(0);
  await page.goto('/dashboard');
  await expect(banner).toHaveCount(0);
  expect(await revenue.textContent()).toBe(legacy);
});
