import type { Page } from '@playwright/test';
import { expect, test } from './support/operator';

/** The targeting of a flag, open for editing. */
async function openTargeting(page: Page) {
  const section = page.getByRole('region', { name: 'Targeting' });
  await section.getByText('Edit targeting').click();
  const rule = (nth: number) => section.getByRole('group', { name: `Rule ${nth}`, exact: true });
  return { section, rule, save: section.getByRole('button', { name: 'Save targeting' }) };
}

test('rules are made, nested, weighted and put in order by keyboard, and come back as they were saved', async ({
  page,
  flag,
  api,
  signIn,
}) => {
  const key = await api.flag({ rollout_percentage: 0 });
  await signIn(page);
  await flag.open(key);
  const { section, rule, save } = await openTargeting(page);

  // Rule 1: whoever matches either of two conditions, the second negated, gets a percentage that is hashed by org.
  await section.getByRole('button', { name: 'Add a rule' }).press('Enter');
  await expect(rule(1).getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Staff');
  await rule(1).getByLabel('What it asks').selectOption('any');
  await rule(1).getByLabel('Attribute', { exact: true }).fill('mail');
  await rule(1).getByLabel('Operator').selectOption('ends_with');
  await rule(1).getByLabel('Values, one a line').fill('@a.de\n@b.de');
  await rule(1).getByLabel('in any case').check();
  const group = rule(1).getByRole('group', { name: 'Condition 1' }).first();
  await group.getByRole('button', { name: 'Add a condition' }).press('Enter');
  const second = group.getByRole('group', { name: 'Condition 2' });
  await expect(second.getByLabel('What it asks')).toBeFocused();
  await second.getByLabel('Attribute', { exact: true }).fill('seen');
  await second.getByLabel('not', { exact: true }).check();
  await second.getByLabel('Operator').selectOption('within_last');
  await second.getByLabel('Value', { exact: true }).fill('7');
  await expect(second.getByLabel('Values are')).toHaveValue('days');
  await rule(1).getByLabel('Serve', { exact: true }).selectOption('percentage');
  await rule(1).getByLabel('Percentage').fill('12,5');
  await rule(1).getByLabel('Hashed by the attribute').fill('org');

  // Rule 2: weights, which have to add up before anything is sent.
  await section.getByRole('button', { name: 'Add a rule' }).click();
  await rule(2).getByRole('button', { name: 'Remove condition 1' }).click();
  await expect(rule(2).getByRole('button', { name: 'Add a condition' })).toBeFocused();
  await rule(2).getByLabel('Serve', { exact: true }).selectOption('split');
  await rule(2).getByLabel('Weight of on').fill('40');
  await expect(rule(2).getByRole('status')).toHaveText('The weights add up to 140 %, and have to add up to 100.');
  await save.click();
  await expect(rule(2).getByLabel('Weight of on')).toBeFocused();
  await rule(2).getByLabel('Weight of off').fill('60');

  // The order: by a button, which keeps the focus, and by keys anywhere in a rule.
  const up = rule(2).getByRole('button', { name: 'Move rule 2 up' });
  await up.press('Enter');
  await expect(section.getByText('Rule 2 is now rule 1 of 2.')).toBeVisible();
  await expect(rule(1).getByRole('button', { name: 'Move rule 1 up' })).toBeFocused();
  await rule(2).getByLabel('Name').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rule(1).getByLabel('Name')).toBeFocused();
  await expect(rule(1).getByLabel('Name')).toHaveValue('Staff');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rule(1).getByLabel('Name')).toHaveValue('Staff');

  // A rule that is gone by a slip is back.
  await rule(1).getByRole('button', { name: 'Remove rule 1' }).click();
  await expect(section.getByText('Rule 1 is removed.')).toBeVisible();
  await expect(section.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rule(1).getByLabel('Name')).toHaveValue('Staff');

  await save.click();
  await expect(section).toContainText('Staff. If any of (mail ends with "@a.de", "@b.de", in any case; seen not');
  const saved = [
    {
      name: 'Staff',
      conditions: [
        {
          any: [
            { attribute: 'mail', operator: 'ends_with', values: ['@a.de', '@b.de'], ignore_case: true },
            { attribute: 'seen', operator: 'within_last', values: [604_800], negate: true },
          ],
        },
      ],
      serve: { percentage: 12.5, by: 'org' },
    },
    {
      conditions: [],
      serve: {
        split: [
          { variant: 'off', from: 0, to: 60_000 },
          { variant: 'on', from: 60_000, to: 100_000 },
        ],
      },
    },
  ];
  expect(await api.newestEntry(key)).toMatchObject({ action: 'flag.edited', after: { rules: saved } });
});

test('a refusal stands in its place in the form and in the JSON, and both say the same', async ({
  page,
  flag,
  api,
  signIn,
}) => {
  const rules = [
    { conditions: [{ attribute: 'age', operator: 'greater_than', values: [17] }], serve: { variant: 'on' } },
  ];
  const key = await api.flag({ rollout_percentage: 0 });
  await api.send('PATCH', `/api/flags/${key}`, { rules });
  await signIn(page);
  await flag.open(key);
  const { section, rule, save } = await openTargeting(page);
  await rule(1).getByLabel('Value', { exact: true }).fill('eighteen');
  await save.click();
  await expect(rule(1).getByLabel('Value', { exact: true })).toHaveAccessibleDescription('Use a number.');
  await expect(rule(1).getByLabel('Value', { exact: true })).toHaveValue('eighteen');

  await section.getByRole('button', { name: 'Edit as JSON: Rules' }).click();
  const json = section.getByRole('textbox', { name: 'Rules, as JSON' });
  await expect(json).toContainText('"operator": "greater_than"');
  await expect(section.locator('.cm-lintRange-error')).toHaveText('null');
  await json.fill('[1,]');
  await expect(section.locator('.cm-lint-marker-error')).toHaveCSS('content', '"!"');
  await section.getByRole('button', { name: 'Edit as a form: Rules' }).click();
  await expect(section.getByText('A form cannot show this: it is no JSON')).toBeVisible();
  await save.click();
  await expect(section.getByRole('alert').first()).toContainText('This is no JSON');
  await json.fill('[{"conditions": [], "serve": {"percentage": 5}}]');
  await section.getByRole('button', { name: 'Edit as a form: Rules' }).click();
  await expect(rule(1).getByLabel('Percentage')).toHaveValue('5');

  // Whoever leaves now is asked.
  let asked = '';
  page.once('dialog', (dialog) => {
    asked = dialog.type();
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toBe('beforeunload');
});

test('ten thousand ids are pasted with their notes, and answered by', async ({
  page,
  context,
  flag,
  api,
  signIn,
  serverB,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const key = await api.flag({ rollout_percentage: 0 });
  await signIn(page);
  await flag.open(key);
  const { section, save } = await openTargeting(page);
  const lines = Array.from({ length: 10_000 }, (_, nth) => `user-${nth}${nth % 100 === 0 ? '\tthe pilot' : ''}`);
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join('\n'));
  await section.getByLabel('Ids that always get on').focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(section.getByText('10,000 ids', { exact: true })).toBeVisible();
  await save.click();
  await expect(section).toContainText('10,000 ids are answered by name.');
  const ask = async (id: string) => (await fetch(`${serverB.url}/api/flags/${key}/evaluate?user_id=${id}`)).json();
  await expect.poll(() => ask('user-9999')).toMatchObject({ enabled: true, reason: 'TARGETING_MATCH' });
  expect(await ask('user-10000')).toMatchObject({ enabled: false });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('rules are saved as the JSON that they are', async ({ page, flag, api, signIn }) => {
    const key = await api.flag({ rollout_percentage: 0 });
    await signIn(page);
    await flag.open(key);
    const section = page.getByRole('region', { name: 'Targeting' });
    await section.getByText('Edit targeting').click();
    await section.getByLabel('Rules, as JSON').fill('[{"conditions": [], "serve": {"variant": "on"}}]');
    await section.getByRole('button', { name: 'Save targeting' }).click();
    await expect(section).toContainText('Everybody: on.');
  });
});
