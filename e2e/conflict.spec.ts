import { threeRows } from './support/flag-table';
import { expect, test } from './support/operator';

test.beforeEach(({ page, signIn }) => signIn(page));

test('a row that somebody else changed meanwhile is refused with what they set, and mine can be saved on top', async ({
  page,
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
  await table.note.fill('going on');
  const theirs = { rollout_percentage: 15, note: 'a slow start' };
  expect((await api.send('PATCH', `/api/flags/${first}`, theirs)).status()).toBe(200);
  await table.save.click();

  const conflict = table.row(first).getByRole('alert');
  await expect(conflict).toContainText(/API token .+ set 15%.*a slow start/);
  await expect(table.answer).toContainText('Nothing was saved');
  await expect(table.cell(first)).toHaveValue('50');
  await expect(table.cell(second)).toHaveValue('60');
  await expect(table.note).toHaveValue('going on');
  expect(await api.newestEntry(second)).toMatchObject({ action: 'flag.created' });

  await page.getByRole('button', { name: 'Keep mine, 50%' }).click();
  await expect(conflict).toBeHidden();
  await expect(table.pending.getByRole('listitem')).toHaveText([/15%\s*to\s*50%$/, /10%\s*to\s*60%$/]);
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  expect(await api.newestEntry(first)).toMatchObject({
    note: 'going on',
    before: { rollout_percentage: 15 },
    after: { rollout_percentage: 50 },
  });
});

test('whoever takes theirs loses only that row’s typing', async ({ page, table, api }) => {
  const {
    tag,
    keys: [first, second],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(first).fill('50');
  await table.cell(second).fill('60');
  await api.send('PATCH', `/api/flags/${first}`, { rollout_percentage: 15 });
  await table.save.click();
  await page.getByRole('button', { name: 'Take theirs, 15%' }).click();
  await expect(table.cell(first)).toHaveValue('15');
  await expect(table.pending.getByRole('listitem')).toHaveText([/10%\s*to\s*60%$/]);
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  expect(await api.newestEntry(first)).toMatchObject({ after: { rollout_percentage: 15 } });
  expect(await api.newestEntry(second)).toMatchObject({ after: { rollout_percentage: 60 } });
});

test('a switch that somebody else pressed meanwhile is refused, and shows what they set', async ({ table, api }) => {
  const {
    tag,
    keys: [first],
  } = await threeRows(api);
  await table.open(tag);
  await expect(table.switchOf(first)).toBeChecked();
  await api.send('PATCH', `/api/flags/${first}`, { enabled: false });
  await table.switchOf(first).click();
  await expect(table.row(first).getByRole('alert')).toContainText('switched off');
  await expect(table.switchOf(first)).not.toBeChecked();
  await table.row(first).getByRole('button', { name: 'Understood' }).click();
  await expect(table.row(first).getByRole('alert')).toBeHidden();
  await table.switchOf(first).click();
  await expect(table.answer).toContainText('Saved as r');
  await expect(table.switchOf(first)).toBeChecked();
});

test('Undo takes nothing back once somebody went on from it', async ({ table, api }) => {
  const {
    tag,
    keys: [first, second],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(first).fill('50');
  await table.cell(second).fill('60');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  await api.send('PATCH', `/api/flags/${second}`, { rollout_percentage: 70 });
  await table.undo.click();
  await expect(table.answer).toContainText('Nothing was saved');
  await expect(table.row(second).getByRole('alert')).toContainText('set 70%');
  expect(await (await api.send('GET', `/api/flags/${first}`)).json()).toMatchObject({ rollout_percentage: 50 });
});
