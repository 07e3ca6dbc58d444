import { jsonLanguage } from '@codemirror/lang-json';
import { expect, test } from 'vitest';
import { nodeAt } from './node-at';

const TEXT = '[{"serve": {"variant": "on"}, "conditions": [true, {"values": [1, null, "x"]}]}]';

test.each([
  ['0.serve', '{"variant": "on"}'],
  ['0.conditions.1.values.2', '"x"'],
  ['0.conditions.0', 'true'],
  ['0.conditions.1.values.9', '[1, null, "x"]'],
  ['0.weather.1', TEXT.slice(1, -1)],
  ['', TEXT],
])('%s is %s', (path, found) => {
  const { from, to } = nodeAt(jsonLanguage.parser.parse(TEXT), TEXT, path === '' ? [] : path.split('.'));
  expect(TEXT.slice(from, to)).toBe(found);
});
