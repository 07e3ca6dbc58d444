import { daysPass } from './support/days-pass';
import { expect, test } from './support/operator';

test('a flag that everybody has for a week is due, put off, archived, asked for as a tombstone, and deleted when quiet', async ({
  page,
  flag,
  api,
  signIn,
  serverA,
}) => {
  const key = await api.flag({ rollout_percentage: 100 });
  const due = page.getByRole('region', { name: 'Due' }).getByRole('listitem').filter({ hasText: key });
  await signIn(page);
  await page.goto('/admin/cleanup');
  await expect(due).toBeHidden();
  await daysPass(key, 8);
  await page.reload();
  await expect(due).toContainText('is at 100 %');
  const calendar = await page.getByRole('link', { name: 'As a calendar' }).getAttribute('href');
  const feed = await fetch(`${serverA.url}${calendar}`);
  expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await feed.text()).toContain(`Clean up ${key}`.slice(0, 40));
  expect((await fetch(`${serverA.url}/api/cleanup/calendar?environment=production&secret=guess`)).status).toBe(404);

  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel(`Put off ${key} until`).fill(until);
  await page.getByLabel(`Why put off ${key}`).fill('mobile ships next week');
  await page
    .getByRole('form', { name: `Put off ${key}` })
    .getByRole('button')
    .click();
  await expect(due).toContainText(`Put off until ${until}: “mobile ships next week”`);

  await page.goto('/admin/flags?stage=stale');
  await expect(page.getByRole('row').filter({ hasText: key })).toContainText('Stale');
  await flag.open(key);
  const steps = page.getByRole('region', { name: 'Cleanup' }).getByRole('listitem');
  await expect(steps.filter({ hasText: 'Remove the flag check from application code' })).toContainText('(done)');
  await expect(steps.filter({ hasText: 'Archive it' })).toContainText('(open)');
  await page.getByRole('button', { name: `Archive ${key}` }).click();
  await expect(page.getByText('archived: takes no edits')).toBeVisible();
  const ask = async () => (await fetch(`${serverA.url}/api/flags/${key}/evaluate?user_id=42`)).json();
  await expect.poll(ask).toMatchObject({ enabled: true, reason: 'STALE', deprecated: true });
  const stone = page.getByRole('region', { name: 'Tombstones' }).getByRole('listitem').filter({ hasText: key });
  await expect
    .poll(
      async () => {
        await page.goto('/admin/cleanup');
        return stone.textContent();
      },
      { timeout: 30_000 },
    )
    .toMatch(/Asked \d+ times in 24 h/);
  await expect(stone).toContainText('if nobody asks until then');
  expect((await api.send('DELETE', `/api/flags/${key}/tombstone`)).status()).toBe(409);

  await daysPass(key, 15);
  await page.reload();
  await stone.getByRole('button', { name: `Delete ${key}` }).click();
  await expect(stone).toBeHidden();
  expect((await api.send('GET', `/api/flags/${key}`)).status()).toBe(404);
  await expect.poll(async () => (await fetch(`${serverA.url}/api/flags/${key}/evaluate?user_id=42`)).status).toBe(404);

  // Made again, it begins off, and its page tells that the key has a past.
  await page.goto(`/admin/flags/new?key=${key}`);
  await expect(page.getByText(`A flag ${key} was deleted on`)).toBeVisible();
  await page.getByRole('radio', { name: /^Device/ }).check();
  await page.getByLabel('Rollout in production, per cent').fill('10');
  await page.getByLabel('Switched on in production').check();
  await page.getByRole('button', { name: 'Create flag' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Create it switched off or at 0 %' })).toBeVisible();
  await page.getByLabel('Switched on in production').uncheck();
  await page.getByRole('button', { name: 'Create flag' }).click();
  await expect(flag.headline).toContainText('is off for everybody');
  await expect(page.getByText('look at its evaluations before you raise it')).toBeVisible();
});
