import { threeRows } from './support/flag-table';
import { expect, test } from './support/operator';

test('from any page, by keyboard alone: to a flag, to its kill, to another page and another environment', async ({
  page,
  api,
  kill,
  signIn,
}) => {
  const { keys } = await threeRows(api);
  const key = keys[1];
  await signIn(page);
  await page.goto('/admin/history');
  const line = page.getByRole('combobox', { name: 'Command palette' });
  const choose = async (typed: string, option: string | RegExp) => {
    // A page that has just come takes keys as soon as its script runs.
    await expect(async () => {
      await page.keyboard.press('Control+k');
      await expect(line).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.type(typed);
    const wanted = page.getByRole('option', { name: option });
    await expect(wanted).toBeVisible();
    while ((await wanted.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  await choose(key, new RegExp(`^${key}\\s*10%$`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${key} is on`);
  await choose(key, `Kill ${key}…`);
  await expect(kill.confirmation).toBeFocused();
  await page.keyboard.press('Tab');
  await choose('drills', 'Drills');
  await expect(page).toHaveURL(/\/admin\/drills\?environment=production/);
  await choose('stag', 'Switch to Staging');
  await expect(page).toHaveURL(/\/admin\/drills\?environment=staging/);
  await choose(key, `History of ${key}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`History of ${key}`);
  expect(await api.newestEntry(key)).toMatchObject({ action: 'flag.created' });

  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeHidden();
});

test('a percentage is typed after a flag, saved with its note, and refused with the reason while a plan leads it', async ({
  page,
  api,
  signIn,
}) => {
  const {
    keys: [free, led],
  } = await threeRows(api);
  await signIn(page);
  await page.goto('/admin/cleanup');
  await page.getByRole('button', { name: /^Go to…/ }).click();
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const line = page.getByRole('combobox', { name: 'Command palette' });
  await line.fill(`${free} 37.5 errors are gone`);
  await expect(palette.getByRole('option', { name: `Set ${free} to 37.5% · errors are gone` })).toBeVisible();
  // Somebody else changes it after it was found here: that is said, and Enter again sets it all the same.
  await api.send('PATCH', `/api/flags/${free}`, { rollout_percentage: 15, note: 'a slow start' });
  await line.press('Enter');
  await expect(palette.getByRole('status').first()).toContainText('(a slow start): it is at 15% now');
  await expect(palette.getByRole('option', { name: `Set ${free}` })).toContainText('15%');
  await line.press('Enter');
  await expect(palette.getByRole('status').first()).toContainText('everywhere in');
  await expect(palette.getByRole('option', { name: `${free} is at 37.5% already` })).toBeVisible();
  expect(await api.newestEntry(free)).toMatchObject({
    action: 'flag.edited',
    source: 'dashboard',
    note: 'errors are gone',
    before: { rollout_percentage: 15 },
    after: { rollout_percentage: 37.5 },
  });

  await api.send('POST', `/api/flags/${led}/plan`, {});
  await line.fill(`${led} 20`);
  await expect(palette.getByRole('option', { name: `Set ${led} to 20%` })).toBeVisible();
  await line.press('Enter');
  await expect(palette.getByRole('status').first()).toContainText('is led by its rollout plan');
  await expect(line).toHaveValue(`${led} 20`);
  // What touches many is done where its key is typed.
  await line.fill(`${free} 100`);
  await expect(palette.getByRole('option', { name: `Set ${free} to 100%` })).toBeVisible();
  await line.press('Enter');
  await expect(palette.getByRole('status').first()).toContainText('do it on its page');
});
