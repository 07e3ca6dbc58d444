import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countIds, readTargets, writeTargets } from './typed-targets';

test('ids are lines, notes follow a tab or a number sign, as a spreadsheet and a comment have them', () => {
  const typed = { on: '42\n 43 # asked for it\r\n\n44\tthe pilot\tof May\nuser#5', off: '' };
  expect(writeTargets(typed)).toEqual([
    { key: '42', variant: 'on' },
    { key: '43', variant: 'on', note: 'asked for it' },
    { key: '44', variant: 'on', note: 'the pilot\tof May' },
    { key: 'user#5', variant: 'on' },
  ]);
  expect(countIds(typed.on)).toBe(4);
});

test('what is stored comes back from its lines, or is not for lines', () => {
  const text = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('a # b', 'a\tb', ' a', 'a\n', '#', 'a #'));
  const target = fc.oneof(
    fc.record({ key: text, variant: fc.constant('on') }),
    fc.record({ key: text, variant: fc.constant('on'), note: text }),
  );
  fc.assert(
    fc.property(fc.array(target), (targets) => {
      const typed = readTargets(targets);
      if (typed) expect(writeTargets(typed)).toEqual(targets);
    }),
    { numRuns: 2000 },
  );
  expect(readTargets([{ key: '42', variant: 'on', note: 'asked' }])).toEqual({ on: '42\tasked' });
  expect(readTargets([{ key: 'a\tb', variant: 'on' }])).toBeNull();
  expect(readTargets([{ key: '42', variant: 'on', until: 'May' }])).toBeNull();
});

test('ten thousand ids are read', () => {
  const ids = Array.from({ length: 10_000 }, (_, nth) => `user-${nth}\tnote ${nth}`).join('\n');
  expect(writeTargets({ on: ids })).toHaveLength(10_000);
});
