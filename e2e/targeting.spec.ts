import { expect, test } from './support/operator';

test('rules are typed on the flag’s page, refused by their place, kept, saved, and answered by', async ({
  page,
  flag,
  api,
  signIn,
  serverB,
}) => {
  const key = await api.flag({ rollout_percentage: 0 });
  await signIn(page);
  await flag.open(key);
  const section = page.getByRole('region', { name: 'Targeting' });
  await expect(section).toContainText('the switch and the rollout decide alone');
  await section.getByText('Edit targeting').click();
  await section.getByRole('button', { name: 'Add a rule' }).click();
  const rule = section.getByRole('group', { name: 'Rule 1' });
  await rule.getByLabel('Attribute', { exact: true }).fill('id');
  await section.getByLabel('Ids that always get on').fill('42\tthe first');
  await section.getByLabel('Why this targeting?').fill('the pilot');
  await section.getByRole('button', { name: 'Save targeting' }).click();
  await expect(rule.getByLabel('Value', { exact: true })).toHaveAccessibleDescription('It takes one value.');
  await expect(section.getByRole('alert').first()).toHaveText('Rule 1, condition 1, values: It takes one value.');
  await expect(rule.getByLabel('Attribute', { exact: true })).toHaveValue('id');
  await rule.getByLabel('Value', { exact: true }).fill('7');
  await expect(rule.getByText('It takes one value.')).toHaveCount(0);
  await section.getByRole('button', { name: 'Save targeting' }).click();
  await expect(section).toContainText('1 id is answered by name.');
  await expect(section.getByText(/^Saved as r \d+\.$/)).toBeVisible();
  await expect(section.getByLabel('Why this targeting?')).toHaveValue('');
  await expect(section).toContainText('If id equals "7": on.');
  expect(await api.newestEntry(key)).toMatchObject({
    action: 'flag.edited',
    note: 'the pilot',
    after: { targets: [{ key: '42', variant: 'on', note: 'the first' }] },
  });
  const ask = async (id: string) => (await fetch(`${serverB.url}/api/flags/${key}/evaluate?user_id=${id}`)).json();
  await expect.poll(() => ask('42')).toMatchObject({ enabled: true, reason: 'TARGETING_MATCH' });
  expect(await ask('43')).toMatchObject({ enabled: false, reason: 'STATIC' });

  // Why did somebody get what they got? The page says which line decided, and what could not be told.
  await section.getByRole('link', { name: 'Try it on somebody' }).click();
  const context = page.getByRole('form', { name: 'Context' });
  await context.getByLabel('Targeting key').fill('43');
  await context.getByLabel('Attributes, as JSON').fill('{"id": 7');
  await context.getByRole('button', { name: 'Explain' }).click();
  await expect(context.getByLabel('Attributes, as JSON')).toHaveAccessibleDescription(/This is no JSON/);
  await context.getByLabel('Attributes, as JSON').fill('{"id": "7"}');
  await context.getByRole('button', { name: 'Explain' }).click();
  const explanation = page.getByRole('region', { name: 'Explanation' });
  await expect(explanation).toContainText('on (true), because TARGETING_MATCH');
  await expect(explanation.locator('[aria-current=step]')).toContainText('Rule 1: all of it matches. decided');
  await context.getByLabel('Attributes, as JSON').fill('{"id": 7}');
  await context.getByRole('button', { name: 'Explain' }).click();
  await expect(explanation).toContainText('off (false), because STATIC');
  await expect(explanation).toContainText('no match id equals "7": it is 7');

  // The same question to all flags at once.
  await page.getByRole('link', { name: 'All flags' }).click();
  await context.getByLabel('Targeting key').fill('43');
  await context.getByLabel('Attributes, as JSON').fill('{"id": "7"}');
  await context.getByRole('button', { name: 'Ask all flags' }).click();
  const answer = page.getByRole('region', { name: 'Answers' }).getByRole('listitem').filter({ hasText: key });
  await expect(answer).toContainText('on = true TARGETING_MATCH');
  await expect(answer).toContainText('Rule 1: all of it matches.');
});
