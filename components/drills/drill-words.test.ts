import { expect, test } from 'vitest';
import { layerLabel, msWords } from './drill-words';

test.each([
  [0.4, '0 ms'],
  [84.2, '84 ms'],
  [1234, '1,234 ms'],
  [12_345, '12.3 s'],
])('%d is said as %s', (ms, words) => expect(msWords(ms)).toBe(words));

test('an instance is named, the other layers are one of a kind', () => {
  expect(layerLabel({ layer: 'instance', name: 'web-2', state: 'followed', ms: 1 })).toBe('Snapshot of web-2');
  expect(layerLabel({ layer: 'page', name: '', state: 'late', ms: null })).toBe('Cached page shows it');
});
