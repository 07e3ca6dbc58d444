import { wallTimeAt } from '../lib/schedules/due-instant';
import { expect, test } from './support/operator';

const soon = (seconds: number) => wallTimeAt(new Date(Date.now() + seconds * 1000), 'Europe/Berlin');

test('a change that was scheduled in the dashboard is made at its time, and both servers answer by it', async ({
  page,
  flag,
  api,
  signIn,
  serverA,
  serverB,
}) => {
  const key = await api.flag({ rollout_percentage: 0 });
  await signIn(page);
  await flag.open(key);
  await page.getByRole('link', { name: 'Schedule a change' }).click();
  await page.getByLabel('Date and time').fill(soon(4));
  await page.getByLabel('Time zone').fill('Europe/Berlin');
  await page.getByLabel('Rollout, per cent').fill('100');
  await page.getByLabel('Note').fill('the campaign begins');
  await page.getByRole('button', { name: 'Schedule the change' }).click();
  const list = page.getByRole('region', { name: 'Schedules' });
  await expect(list).toContainText('100 %');
  await expect(list).toContainText('in Europe/Berlin, made by Admin');
  await expect(flag.entries.first()).toContainText('Admin scheduled a change of it');
  for (const { url } of [serverA, serverB]) {
    const isOn = async () => (await (await fetch(`${url}/api/flags/${key}/evaluate?user_id=anyone`)).json()).enabled;
    await expect.poll(isOn, { timeout: 20_000 }).toBe(true);
  }
  await flag.open(key);
  await expect(list).toContainText('done');
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toContainText(
    /Sluice changed it .* by schedule/,
  );
  expect(await api.newestEntry(key)).toMatchObject({
    action: 'flag.edited',
    source: 'schedule',
    note: 'Scheduled: the campaign begins',
    after: { rollout_percentage: 100 },
  });
});

test('a schedule is refused with what to do instead, edited and cancelled, without JavaScript too', async ({
  browser,
  signIn,
  serverA,
  api,
}) => {
  const key = await api.flag({ rollout_percentage: 10 });
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: serverA.url });
  const page = await context.newPage();
  await signIn(page);
  await page.goto(`/admin/schedules/new?environment=production&flag=${key}`);
  await page.getByLabel('Date and time').fill('2030-03-31T02:30:00');
  await page.getByLabel('Time zone').fill('Europe/Berlin');
  await page.getByLabel('Rollout, per cent').fill('25');
  await page.getByRole('button', { name: 'Schedule the change' }).click();
  await expect(page.getByText('the next time is 2030-03-31 03:00').first()).toBeVisible();
  await expect(page.getByLabel('Rollout, per cent')).toHaveValue('25');
  await page.getByLabel('Date and time').fill('2030-03-31T03:30:00');
  await page.getByRole('button', { name: 'Schedule the change' }).click();
  await page.goto('/admin/schedules');
  const row = page.getByRole('listitem').filter({ hasText: key });
  await expect(row).toContainText('25 %');
  await row.getByRole('link', { name: /^Edit or cancel/ }).click();
  await page.getByLabel('Switch').selectOption('off');
  await page.getByLabel('Rollout, per cent').fill('');
  await page.getByRole('button', { name: 'Save the schedule' }).click();
  await expect(page.getByRole('region', { name: 'Schedules' })).toContainText('off');
  await page.getByRole('link', { name: /^Edit or cancel/ }).click();
  await page.getByLabel('Note on cancelling').fill('another week');
  await page.getByRole('button', { name: `Cancel ${key}: off` }).click();
  await expect(page.getByRole('region', { name: 'Schedules' })).toContainText('cancelled');
  expect(await api.newestEntry(key)).toMatchObject({ action: 'schedule.cancelled', note: 'another week' });
  await context.close();
});
