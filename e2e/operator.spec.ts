import { threeRows } from './support/flag-table';
import { expect, test } from './support/operator';

test.beforeEach(({ page, signIn }) => signIn(page));

test('percentages typed into several rows are saved together, with one note', async ({ page, table, api }) => {
  const {
    tag,
    keys: [first, second, third],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(first).fill('37,5');
  await table.cell(second).fill('12.5');
  await expect(table.row(first)).toContainText('10% →');
  await expect(table.pending).toContainText('2 changes');
  await expect(table.pending.getByRole('listitem')).toHaveText([/10%\s*to\s*37\.5%$/, /10%\s*to\s*12\.5%$/]);
  await table.note.fill('error rate looked fine');
  await page.keyboard.press('Control+Enter');

  await expect(table.answer).toContainText('Saved as r');
  await expect(table.answer.getByRole('listitem')).toHaveText([/10%\s*to\s*37\.5%$/, /10%\s*to\s*12\.5%$/]);
  await expect(table.pending).toBeHidden();
  await page.reload();
  for (const [key, value] of [
    [first, '37.5'],
    [second, '12.5'],
    [third, '10'],
  ] as const) {
    await expect(table.cell(key)).toHaveValue(value);
  }
  const [a, b, c] = await Promise.all([first, second, third].map((key) => api.newestEntry(key)));
  for (const [entry, to] of [
    [a, 37.5],
    [b, 12.5],
  ] as const) {
    expect(entry).toMatchObject({
      action: 'flag.edited',
      source: 'dashboard',
      note: 'error rate looked fine',
      before: { rollout_percentage: 10 },
      after: { rollout_percentage: to },
      change_id: a?.change_id,
      revision: a?.revision,
    });
  }
  expect(c).toMatchObject({ action: 'flag.created' });
});

test('Undo takes the whole save back, and history keeps both', async ({ table, api }) => {
  const { tag, keys } = await threeRows(api);
  await table.open(tag);
  for (const key of keys) await table.cell(key).fill('60');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  await table.undo.click();
  await expect(table.answer.getByRole('listitem')).toHaveText(Array(3).fill(/60%\s*to\s*10%$/));
  for (const key of keys) {
    await expect(table.cell(key)).toHaveValue('10');
    expect(await api.newestEntry(key)).toMatchObject({ action: 'flag.reverted', after: { rollout_percentage: 10 } });
  }
});

test('keys step, walk down the column and take back, as in a spreadsheet', async ({ page, table, kill, api }) => {
  const {
    tag,
    keys: [first, second, third],
  } = await threeRows(api);
  await table.open(tag);
  const cell = table.cell(first);
  await cell.fill('20');
  await expect(table.pending).toContainText('1 change');
  for (const [key, value] of [
    ['ArrowUp', '21'],
    ['ArrowDown', '20'],
    ['Shift+ArrowUp', '30'],
    ['Alt+ArrowUp', '30.1'],
    ['Alt+ArrowDown', '30'],
    ['Shift+ArrowDown', '20'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(cell).toHaveValue(value);
  }
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('20');
  await page.keyboard.type('25');
  await expect(cell).toHaveValue('25');
  await page.keyboard.press('Enter');
  await expect(table.cell(second)).toBeFocused();
  await page.keyboard.type('33');
  await page.keyboard.press('Enter');
  await expect(table.cell(third)).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await expect(table.cell(second)).toBeFocused();
  await expect(table.cell(second)).toHaveValue('33');
  await page.keyboard.press('Escape');
  await expect(table.cell(second)).toHaveValue('10');
  await expect(table.pending.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(kill.link('Kill', second)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(table.switchOf(third)).toBeFocused();
});

test('what is no percentage is refused beside its field, and Save cannot be pressed', async ({ table, api }) => {
  const {
    tag,
    keys: [first, second],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(second).fill('25');
  await expect(table.save).toBeEnabled();
  for (const [typed, problem] of [
    ['101', '101 is more than 100.'],
    ['abc', '“abc” is not a number.'],
    ['12.3456', '12.3456 is finer than 0.001.'],
    ['', 'Type a number from 0 to 100.'],
  ] as const) {
    await table.cell(first).fill(typed);
    await expect(table.cell(first)).toHaveAccessibleDescription(problem);
    await expect(table.cell(first)).toHaveAttribute('aria-invalid', 'true');
    await expect(table.save).toBeDisabled();
    await table.cell(first).press('Control+Enter');
    await expect(table.cell(first)).toHaveValue(typed);
  }
  expect(await api.newestEntry(second)).toMatchObject({ action: 'flag.created' });
  await table.cell(first).fill('0.001');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  await expect(table.cell(first)).toHaveValue('0.001');
});

test('one flag is switched off at once, and on again, and what is being typed stays typed', async ({ table, api }) => {
  const {
    tag,
    keys: [first, second],
  } = await threeRows(api);
  await table.open(tag);
  await table.cell(second).fill('66');
  for (const [isOn, words] of [
    [false, /on\s*to\s*off$/],
    [true, /off\s*to\s*on$/],
  ] as const) {
    await table.switchOf(first).click();
    await expect(table.switchOf(first)).toBeChecked({ checked: isOn });
    await expect(table.answer.getByRole('listitem')).toHaveText(words);
    const answer = await api.send('GET', `/api/flags/${first}`);
    expect(await answer.json()).toMatchObject({ enabled: isOn, rollout_percentage: 10 });
  }
  await expect(table.cell(second)).toHaveValue('66');
  await expect(table.pending).toContainText('1 change');
});

test('each environment has percentages of its own', async ({ page, table, api }) => {
  const {
    tag,
    keys: [key],
  } = await threeRows(api);
  await table.open(tag);
  await expect(table.cell(key)).toHaveValue('10');
  await page.getByRole('button', { name: 'Environment: Production' }).click();
  await page.getByRole('link', { name: 'Staging' }).click();
  await expect(page).toHaveURL(/environment=staging/);
  await table.open(tag, 'staging');
  await expect(table.cell(key)).toHaveValue('0');
  await table.cell(key).fill('100');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  await table.open(tag);
  await expect(table.cell(key)).toHaveValue('10');
});
