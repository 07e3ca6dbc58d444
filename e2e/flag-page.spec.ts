import { randomUUID } from 'node:crypto';
import { expect, test } from './support/operator';

test.beforeEach(({ page, signIn }) => signIn(page));

test('a flag is made with a key, a reason and whose id decides', async ({ page, flag, api }) => {
  const key = `Story_${randomUUID()}`;
  await page.goto('/admin/flags/new?environment=staging');
  await page.getByLabel('Key').fill(key);
  await page.getByRole('radio', { name: /^User/ }).check();
  await page.getByLabel('Description').fill('One-page checkout');
  await page.getByLabel('Kind').selectOption('experiment');
  await page.getByLabel('Owner').fill('Payments');
  await page.getByLabel('Tags').fill('web, q4');
  await page.getByLabel('When the store cannot be reached').selectOption('fail-closed');
  await page.getByLabel('Rollout in staging, per cent').fill('12,5');
  await page.getByLabel('Switched on in staging').check();
  await page.getByLabel('Note').fill('for the returns team');
  await page.getByRole('button', { name: 'Create flag' }).click();

  await expect(flag.headline).toHaveText(new RegExp(`^${key} is on for 12\\.5 % of accounts in staging, last changed`));
  await expect(flag.entries).toHaveText(
    /Admin made it just now in the dashboard.*“for the returns team”.*rollout\s*12\.5%/,
  );
  const said = { description: 'One-page checkout', kind: 'experiment', owner: 'Payments', tags: ['web', 'q4'] };
  const shared = { ...said, failure_mode: 'fail-closed', identity_policy: 'user' };
  for (const [environment, own] of [
    ['staging', { enabled: true, rollout_percentage: 12.5 }],
    ['production', { enabled: false, rollout_percentage: 0 }],
  ] as const) {
    const made = await api.send('GET', `/api/flags/${key}?environment=${environment}`);
    expect(await made.json()).toMatchObject({ key, ...shared, ...own });
  }
});

test('what is wrong is said beside its field, and everything typed is kept', async ({ page, flag, api }) => {
  const taken = await api.flag({ key: `Story_${randomUUID()}` });
  const [key, percentage] = [page.getByLabel('Key'), page.getByLabel('Rollout in production, per cent')];
  const create = page.getByRole('button', { name: 'Create flag' });
  await page.goto('/admin/flags/new');
  await key.fill('new');
  await create.click();
  await expect(page.getByRole('radio', { name: /^Device/ })).toHaveJSProperty('validity.valueMissing', true);
  await page.getByRole('radio', { name: /^Device/ }).check();
  await page.getByLabel('Kind').selectOption('ops');
  await page.getByLabel('Description').fill('kept');
  await page.getByLabel('Switched on in production').check();
  await percentage.fill('101');
  await create.click();
  await expect(key).toHaveAccessibleDescription(/new is taken/);
  await expect(percentage).toHaveAccessibleDescription(/Use a number from 0 to 100/);
  await expect(percentage).toHaveValue('101');
  await percentage.fill('10');
  await key.fill(taken.toUpperCase());
  await create.click();
  await expect(key).toHaveAccessibleDescription(new RegExp(taken));
  await expect(percentage).not.toHaveAttribute('aria-invalid');
  await expect(page.getByRole('radio', { name: /^Device/ })).toBeChecked();
  await expect(page.getByLabel('Kind')).toHaveValue('ops');
  await expect(page.getByLabel('Description')).toHaveValue('kept');
  await expect(page.getByLabel('Switched on in production')).toBeChecked();
  await key.fill(`Story_${randomUUID()}`);
  await create.click();
  await expect(flag.headline).toContainText('is on for 10 % of devices in production');
});

test('history tells every field from what to what, by whom, from where and why', async ({ flag, api }) => {
  const key = await api.flag({ owner: 'Web', tags: ['old'] });
  await flag.open(key);
  await flag.decision.getByLabel('Switch').selectOption('off');
  await flag.rollout.fill('0,5');
  await flag.decision.getByLabel('Note').fill('the queue is full');
  await flag.saveDecision.click();
  await expect(flag.decision.getByRole('status')).toContainText(`Saved ${key} as r`);
  await expect(flag.headline).toContainText('is off for everybody');
  await flag.details.getByLabel('Description').fill('Now described');
  await flag.details.getByLabel('Kind').selectOption('kill-switch');
  await flag.details.getByLabel('Owner').fill('');
  await flag.details.getByLabel('Tags').fill('new, newer');
  await flag.details.getByLabel('When the store cannot be reached').selectOption('fail-open');
  await flag.details.getByRole('button', { name: /^Save details/ }).click();
  await expect(flag.details.getByRole('status')).toContainText('Saved');
  await api.send('PATCH', `/api/flags/${key}`, { enabled: true, note: 'by hand' });
  await flag.open(key);
  await expect(flag.entries).toHaveCount(4);
  const [byApi, details, decision, made] = await flag.entries.allInnerTexts();
  for (const [text, words] of [
    [byApi, [/API token/, 'over the API', '“by hand”', /switch\s+off\s+→\s+became\s+on/]],
    [details, ['Admin', 'in the dashboard', /description\s+empty\s+→\s+became\s+Now described/, /kind\s+release\s+→/]],
    [
      details,
      [/owner\s+Web\s+→\s+became\s+empty/, /tags\s+old\s+→\s+became\s+new, newer/, /failure mode\s+last-known-good/],
    ],
    [
      decision,
      ['Admin', '“the queue is full”', /switch\s+on\s+→\s+became\s+off/, /rollout\s+10%\s+→\s+became\s+0\.5%/],
    ],
    [made, [/API token/, 'made', 'over the API']],
  ] as const) {
    for (const word of words) expect(text).toMatch(word);
  }
});

test('a flag goes back to what it was after any entry of its history', async ({ flag, api }) => {
  const key = await api.flag({ rollout_percentage: 10, owner: 'Web' });
  await api.send('PATCH', `/api/flags/${key}`, { rollout_percentage: 20, owner: 'Payments' });
  await api.send('PATCH', `/api/flags/${key}`, { enabled: false });
  await flag.open(key);
  await flag.entries.filter({ hasText: '20%' }).getByRole('button', { name: 'Revert to this' }).click();
  await expect(flag.headline).toContainText('is on for 20 %');
  await expect(flag.entries.first()).toContainText('reverted');
  await flag.entries.filter({ hasText: ' made ' }).getByRole('button', { name: 'Revert to this' }).click();
  await expect(flag.headline).toContainText('is on for 10 %');
  const now = await api.send('GET', `/api/flags/${key}`);
  expect(await now.json()).toMatchObject({ rollout_percentage: 10, owner: 'Web', enabled: true, version: 5 });
});

test('an edit of what somebody else changed meanwhile is refused, keeps what was typed, and may be pressed again', async ({
  flag,
  api,
}) => {
  const key = await api.flag();
  await flag.open(key);
  await flag.rollout.fill('50');
  await api.send('PATCH', `/api/flags/${key}`, { rollout_percentage: 15 });
  await flag.saveDecision.click();
  await expect(flag.decision.getByRole('alert')).toContainText(/API token .+ changed .+ meanwhile, now at 15 %/);
  await expect(flag.rollout).toHaveValue('50');
  await expect(flag.headline).toContainText('is on for 15 %');
  await flag.saveDecision.click();
  await expect(flag.headline).toContainText('is on for 50 %');
});
