import { randomUUID } from 'node:crypto';
import { manyRows, threeRows } from './support/flag-table';
import { expect, test } from './support/operator';

test.use({ javaScriptEnabled: false });
test.beforeEach(({ page, signIn }) => signIn(page));

test('percentages of several rows are saved together, with one note, and taken back', async ({ table, api }) => {
  const {
    tag,
    keys: [first, second, third],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(first).fill('37,5');
  await table.cell(second).fill('12.5');
  await table.note.fill('error rate looked fine');
  await table.note.press('Enter');
  await expect(table.answer).toContainText('Saved as r');
  await expect(table.answer.getByRole('listitem')).toHaveText([/10%\s*to\s*37\.5%$/, /10%\s*to\s*12\.5%$/]);
  await expect(table.cell(first)).toHaveValue('37.5');
  await expect(table.cell(second)).toHaveValue('12.5');
  await expect(table.note).toHaveValue('');
  const [a, b] = [await api.newestEntry(first), await api.newestEntry(second)];
  expect(a).toMatchObject({ note: 'error rate looked fine', source: 'dashboard', change_id: b.change_id });
  expect(await api.newestEntry(third)).toMatchObject({ action: 'flag.created' });

  await table.undo.click();
  await expect(table.answer.getByRole('listitem')).toHaveText([/37\.5%\s*to\s*10%$/, /12\.5%\s*to\s*10%$/]);
  await expect(table.cell(first)).toHaveValue('10');
});

test('a value that is none is refused beside its field, and everything typed is kept', async ({ table, api }) => {
  const {
    tag,
    keys: [first, second],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(first).fill('101');
  await table.cell(second).fill('25');
  await table.note.fill('why not');
  await table.save.click();
  await expect(table.answer).toContainText('Nothing was saved');
  await expect(table.cell(first)).toHaveAccessibleDescription(/0 to 100|more than 100/);
  await expect(table.cell(first)).toHaveValue('101');
  await expect(table.cell(second)).toHaveValue('25');
  await expect(table.note).toHaveValue('why not');
  await table.cell(first).fill('59');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  expect(await api.newestEntry(first)).toMatchObject({ note: 'why not', after: { rollout_percentage: 59 } });
});

test('a row that somebody else changed meanwhile shows what they set, and saving again keeps mine', async ({
  table,
  api,
}) => {
  const {
    tag,
    keys: [first, second],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(first).fill('50');
  await table.cell(second).fill('60');
  await api.send('PATCH', `/api/flags/${first}`, { rollout_percentage: 15, note: 'a slow start' });
  await table.save.click();
  await expect(table.row(first).getByRole('alert')).toContainText(/API token .+ set 15%.*a slow start/);
  await expect(table.row(first).getByRole('alert')).toContainText('Save again to keep yours');
  await expect(table.cell(first)).toHaveValue('50');
  await expect(table.cell(second)).toHaveValue('60');
  expect(await api.newestEntry(second)).toMatchObject({ action: 'flag.created' });
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  expect(await api.newestEntry(first)).toMatchObject({
    before: { rollout_percentage: 15 },
    after: { rollout_percentage: 50 },
  });
});

test('one flag is switched off at once, and what was typed elsewhere stays typed', async ({ table, api }) => {
  const {
    tag,
    keys: [first, second],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(second).fill('66');
  await table.switchOf(first).click();
  await expect(table.switchOf(first)).not.toBeChecked();
  await expect(table.answer.getByRole('listitem')).toHaveText(/on\s*to\s*off$/);
  await expect(table.cell(second)).toHaveValue('66');
  expect(await api.newestEntry(second)).toMatchObject({ action: 'flag.created' });
});

test('a flag is made, with what is wrong said beside its field, and archived', async ({ page, flag, table }) => {
  const key = `story_${randomUUID()}`;
  await page.goto('/admin/flags/new');
  await page.getByLabel('Key').fill('new');
  await page.getByRole('radio', { name: /^Device/ }).check();
  await page.getByLabel('Kind').selectOption('ops');
  await page.getByRole('button', { name: 'Create flag' }).click();
  await expect(page.getByLabel('Key')).toHaveAccessibleDescription(/new is taken/);
  await expect(page.getByRole('radio', { name: /^Device/ })).toBeChecked();
  await expect(page.getByLabel('Kind')).toHaveValue('ops');
  await page.getByLabel('Key').fill(key);
  await page.getByRole('button', { name: 'Create flag' }).click();
  await expect(flag.headline).toContainText(`${key} is off for everybody in production`);
  await page.getByRole('button', { name: `Archive ${key}` }).click();
  await expect(page.getByText('archived: takes no edits, keeps its last answer')).toBeVisible();
  await page.goto(`/admin/flags?q=${key}&state=archived`);
  await expect(table.row(key)).toBeVisible();
  await expect(table.cell(key)).toBeHidden();
});

test('more than 50 flags come in pages, and a row of the last page can be saved', async ({ page, table, api }) => {
  test.slow();
  const { tag, keys } = await manyRows(api, 51);
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  await table.open(tag);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('Page 1 of 2');
  await expect(page.getByRole('row')).toHaveCount(51);
  await expect(table.cell(last)).toBeHidden();
  await page.getByRole('link', { name: 'Next 50' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await table.cell(last).fill('1');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  await expect(table.cell(last)).toHaveValue('1');
  await page.getByRole('link', { name: 'Previous 50' }).click();
  await expect(table.cell(first)).toBeVisible();
});
