import { expect, test } from './support/operator';

test('a flag answers texts, goes over to weights, and gains a variant that takes only from the one that shrinks', async ({
  page,
  flag,
  api,
  signIn,
  serverB,
}) => {
  const key = `colour_${Date.now().toString(36)}`;
  await signIn(page);
  await page.goto('/admin/flags/new');
  await page.getByLabel('Key').fill(key);
  await page.getByRole('radio', { name: /^Device/ }).check();
  await page.getByLabel('What does it answer?').focus();
  await page.getByLabel('What does it answer?').selectOption('A number');
  // By keyboard: choosing a type shows its fields, and does not take the focus away.
  await expect(page.getByLabel('What does it answer?')).toBeFocused();
  await page.getByLabel('Name of variant 1').fill('blue');
  await page.getByLabel('Value of variant 1').fill('blue as the sea');
  await page.getByLabel('Name of variant 2').fill('grey');
  await page.getByLabel('Value of variant 2').fill('0');
  await page.getByRole('button', { name: 'Create flag' }).click();
  // What was typed is still there, and says what is wrong with it.
  await expect(page.getByRole('group', { name: 'Variants' })).toContainText('Use a number.');
  await page.getByLabel('What does it answer?').selectOption('A text');
  await expect(page.getByLabel('Value of variant 1')).toHaveValue('blue as the sea');
  await page.getByRole('button', { name: 'Create flag' }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/flags/${key}`));

  const section = page.getByRole('region', { name: 'Variants' });
  await expect(section).toContainText('blue"blue as the sea" · for who is in');
  await section.getByText('Edit variants').click();
  await section.getByLabel('What decides where no rule does?').selectOption({ index: 1 });
  await section.getByRole('button', { name: 'Add a variant' }).click();
  await section.getByLabel('Name of variant 3').fill('red');
  await section.getByLabel('Value of variant 3').fill('#f00');
  await section.getByLabel('Weight of variant 2').fill('70');
  await expect(section.getByRole('status')).toContainText('The weights add up to 70 %, and have to add up to 100.');
  await section.getByLabel('Weight of variant 3').fill('30');
  await expect(section.getByRole('status')).toContainText('30 % of everybody get another variant than now');
  await section.getByLabel('Why these variants?').fill('a third colour');
  await section.getByRole('button', { name: 'Save variants' }).click();
  await expect(section.getByRole('figure')).toContainText('grey 70 %');
  await expect(section.getByRole('figure')).toContainText('red 30 %');
  await expect(section.getByText(/^Saved as r \d+\.$/)).toBeVisible();
  await expect(section.getByLabel('Why these variants?')).toHaveValue('');
  expect(await api.newestEntry(key)).toMatchObject({
    note: 'a third colour',
    after: {
      split: [
        { variant: 'grey', from: 0, to: 70_000 },
        { variant: 'red', from: 70_000, to: 100_000 },
      ],
    },
  });

  await page.getByRole('form', { name: 'How it decides' }).getByLabel('1. Switch').selectOption('on');
  await page.getByRole('button', { name: 'Save how it decides' }).click();
  const seen = new Set<string>();
  await expect
    .poll(async () => {
      for (let id = 0; id < 20; id++) {
        const response = await fetch(`${serverB.url}/api/flags/${key}/evaluate?user_id=${id}`);
        const answer: { value?: string } = await response.json();
        seen.add(String(answer.value));
      }
      return seen.has('0') && seen.has('#f00');
    })
    .toBe(true);
  await flag.open(key);
  await expect(page.getByText('2. Weights of its variants decide')).toBeVisible();
});
