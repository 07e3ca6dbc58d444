import { expect, test } from 'vitest';
import { stepWords } from './explain-words';

const rule = { kind: 'rule', decided: true, index: 1, name: 'Pilots', outcome: 'match', conditions: [] } as const;

test('a rule whose share has nothing to hash says what was not sent', () => {
  const share = { ...rule, draw: null };
  expect(stepWords({ ...share, serve: { percentage: 50, by: 'org' } })).toBe(
    'Rule 2 (Pilots): all of it matches. Its share goes by org, which was not sent.',
  );
  expect(stepWords({ ...share, serve: { percentage: 50 } })).toContain('needs an id, and none was sent');
  expect(stepWords({ ...share, serve: { variant: 'on' } })).toBe('Rule 2 (Pilots): all of it matches.');
});

test('a rule that drew says where the id fell', () => {
  const draw = { key: 'acme', bucket: 12, position: 12_345 };
  expect(stepWords({ ...rule, draw, serve: { percentage: 50, by: 'org' } })).toContain(
    'acme falls into bucket 12, at 12.345 %.',
  );
});
