import { expect, test } from 'vitest';
import { readTableForm } from './table-form';

/** The form as the browser sends it: each row's input, and what it stood on when the page was made. */
function formOf(rows: Readonly<Record<string, string>>, said: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  form.set('environment', 'production');
  form.set('note', 'error rate looked fine');
  for (const [key, typed] of Object.entries(rows)) {
    form.set(`percentage:${key}`, typed);
    form.set(`was:${key}`, '10');
    form.set(`version:${key}`, '7');
  }
  for (const [name, value] of Object.entries(said)) form.set(name, value);
  return form;
}

test('only what was typed over is saved, on the version that was looked at, with the note', () => {
  expect(readTableForm(formOf({ a: '37,5', b: '10', c: '10.000', d: ' 12.5 ' }))).toEqual({
    environment: 'production',
    rows: [
      { key: 'a', version: 7, rollout_percentage: 37.5 },
      { key: 'd', version: 7, rollout_percentage: 12.5 },
    ],
    errors: [],
    typed: { a: '37,5', d: ' 12.5 ' },
    note: 'error rate looked fine',
    confirmed: {},
  });
});

test('what is no percentage is named by its row, and stays typed beside what could be saved', () => {
  const { rows, errors, typed } = readTableForm(formOf({ a: '101', b: 'abc', c: '', d: '25' }));
  expect(errors.map(({ key, field }) => [key, field])).toEqual([
    ['a', 'rollout_percentage'],
    ['b', 'rollout_percentage'],
    ['c', 'rollout_percentage'],
  ]);
  expect(rows).toEqual([{ key: 'd', version: 7, rollout_percentage: 25 }]);
  expect(typed).toEqual({ a: '101', b: 'abc', c: '', d: '25' });
});

test('a switch saves its own row alone, whatever else was typed, and that stays typed', () => {
  const said = readTableForm(formOf({ a: '25', 'b:x': '101' }, { switch: 'a:off' }));
  expect(said).toMatchObject({
    rows: [{ key: 'a', version: 7, enabled: false }],
    errors: [],
    typed: { a: '25', 'b:x': '101' },
  });
  expect(readTableForm(formOf({ 'b:x': '10' }, { switch: 'b:x:on' })).rows).toEqual([
    { key: 'b:x', version: 7, enabled: true },
  ]);
});

test.each(['', '7.5', 'seven', '1e400', '-'])('a version of %j is one that no row has', (version) => {
  const [row] = readTableForm(formOf({ a: '25' }, { 'version:a': version })).rows;
  expect(row?.version).toBe(0);
});

test('a form that lost its fields saves nothing', () => {
  expect(readTableForm(new FormData())).toEqual({
    environment: '',
    rows: [],
    errors: [],
    typed: {},
    note: '',
    confirmed: {},
  });
  expect(readTableForm(formOf({}, { switch: 'a' })).rows).toEqual([]);
});
