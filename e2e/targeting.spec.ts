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
  await section.getByText('Edit').click();
  const rules = section.getByLabel('Rules, as JSON');
  const rule = (operator: string) =>
    JSON.stringify([{ conditions: [{ attribute: 'id', operator, values: ['7'] }], serve: { variant: 'on' } }]);
  await rules.fill(rule('is'));
  await section.getByLabel('Individual targets, as JSON').fill('[{"key": "42", "variant": "on"}]');
  await section.getByLabel('Why this targeting?').fill('the pilot');
  await section.getByRole('button', { name: 'Save targeting' }).click();
  await expect(rules).toHaveAccessibleDescription(/Use one of: equals, one_of/);
  await expect(rules).toHaveValue(rule('is'));
  await rules.fill(rule('equals'));
  await section.getByRole('button', { name: 'Save targeting' }).click();
  await expect(section).toContainText('1 id is answered by name.');
  await expect(section).toContainText('If id equals "7": on.');
  expect(await api.newestEntry(key)).toMatchObject({
    action: 'flag.edited',
    note: 'the pilot',
    after: { targets: [{ key: '42', variant: 'on' }] },
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
