import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { threeRows } from './support/flag-table';
import { revisionShown } from './support/kill-page';
import { expect, test } from './support/operator';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

test.describe('on a desk and on a phone, in light and in dark, axe finds nothing', () => {
  // Axe takes seconds a page.
  test.slow();
  test.use({ viewport: DESK, contextOptions: { reducedMotion: 'reduce' } });

  test('on the page where people sign in', async ({ page }) => {
    await page.goto('/admin/sign-in');
    await expectNoViolations(page);
  });

  test('on any page of the admin', async ({ page, signIn }) => {
    await signIn(page);
    for (const path of [
      'flags',
      'flags/new',
      'flags/new_dashboard',
      'flags/new_dashboard/plan',
      'flags/new_dashboard/explain',
      'segments',
      'segments/new',
      'environments',
      'explain',
      'environments/staging?from=production',
      'rollouts',
      'drills',
      'cleanup',
      'schedules',
      'schedules/new?flag=new_dashboard',
      'history',
      'instances',
      'people',
      'people/1',
      'account',
      'tokens',
      'audit',
      'webhooks',
      'api',
      'api/patchFlagsKey',
    ]) {
      await page.goto(`/admin/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolations(page);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command palette' }).fill('new_dashboard');
    await expect(page.getByRole('option', { name: /^Kill new_dashboard/ })).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
    await expectNoViolations(page);
  });

  test('while rows are edited, refused, overtaken and saved', async ({ page, table, api, signIn }) => {
    const {
      tag,
      keys: [first, second, third],
    } = await threeRows(api);
    await signIn(page);
    await table.open(tag);
    await table.cell(first).fill('25');
    await table.cell(second).fill('101');
    await expect(table.cell(second)).toHaveAttribute('aria-invalid', 'true');
    await expectNoViolations(page);
    await table.cell(second).fill('50');
    await api.send('PATCH', `/api/flags/${first}`, { rollout_percentage: 15, note: 'a slow start' });
    await table.save.click();
    await expect(table.row(first).getByRole('alert')).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: /^Keep mine/ }).click();
    await table.save.click();
    await expect(table.answer).toContainText('Saved as r');
    await table.switchOf(third).click();
    await expect(table.switchOf(third)).not.toBeChecked();
    await expectNoViolations(page);
  });

  test('before a kill, after it, in the row of a killed flag and on its page', async ({
    page,
    table,
    kill,
    flag,
    api,
    signIn,
  }) => {
    const { tag, keys } = await threeRows(api);
    const key = keys[0];
    await signIn(page);
    await kill.open(key);
    await kill.confirmation.fill('another key');
    await kill.confirmation.press('Enter');
    await expect(kill.confirmation).toHaveAttribute('aria-invalid', 'true');
    await expectNoViolations(page);
    await kill.confirmation.fill(key);
    await kill.confirmation.press('Enter');
    await revisionShown(page);
    await expect(kill.reach).toBeVisible();
    await expectNoViolations(page);
    await table.open(tag);
    await expect(kill.link('Lift', key)).toBeVisible();
    await expectNoViolations(page);
    await flag.open(key);
    await expectNoViolations(page);
  });

  test('where a plan leads a flag: on its page, in its row, in the list of plans and in its refused form', async ({
    page,
    table,
    flag,
    api,
    signIn,
  }) => {
    const { tag, keys } = await threeRows(api);
    const key = keys[0];
    const stages = [{ percentage: 10, minimum_seconds: 3_600, drill: true }, { percentage: 100 }];
    expect((await api.send('POST', `/api/flags/${key}/plan`, { stages })).status()).toBe(201);
    await signIn(page);
    await flag.open(key);
    await expect(page.getByRole('list', { name: 'Gate' })).toBeVisible();
    await expectNoViolations(page);
    await table.open(tag);
    await expect(table.row(key)).toContainText('its plan leads it');
    await expectNoViolations(page);
    await page.goto('/admin/rollouts');
    await expectNoViolations(page);
    await page.goto(`/admin/flags/${keys[1]}/plan`);
    await page.getByRole('textbox', { name: 'Stage 1, least time' }).fill('soon');
    await page.getByRole('button', { name: 'Start the plan' }).click();
    // In the form: Next has an alert of its own on the page, which tells where one has come to.
    await expect(page.getByRole('form', { name: 'Start a rollout plan' }).getByRole('alert')).toBeVisible();
    await expectNoViolations(page);
  });

  test('in a form that was refused, on an archived flag, and where nothing matches', async ({ page, api, signIn }) => {
    await signIn(page);
    await page.goto('/admin/flags/new');
    await page.getByLabel('Key').fill('new');
    await page.getByRole('radio', { name: /^User/ }).check();
    await page.getByRole('button', { name: 'Create flag' }).click();
    await expect(page.getByLabel('Key')).toHaveAttribute('aria-invalid', 'true');
    await expectNoViolations(page);
    const key = await api.flag({ rollout_percentage: 33.333 });
    await api.send('DELETE', `/api/flags/${key}`);
    await page.goto(`/admin/flags/${key}`);
    await expectNoViolations(page);
    await page.goto('/admin/flags?q=nothing%20like%20that');
    await expectNoViolations(page);
  });
});

// Each page as it stands: on a desk everything in light, and in dark the colours, which are all that differs; on a phone
// everything but the colours, which do not hang on the width.
async function expectNoViolations(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await axe(page).analyze();
  await page.setViewportSize(PHONE);
  const onPhone = await axe(page).disableRules('color-contrast').analyze();
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await axe(page).withRules('color-contrast').analyze();
  const said = [...inLight.violations, ...onPhone.violations, ...inDark.violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
  expect(said, page.url()).toEqual([]);
}

// There are no frames on our pages: without looking for them axe needs no page of its own to put its findings together. Nor
// does it have to describe every element that is as it should be.
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}
