import { expect, test } from 'vitest';
import { someReach } from './reach.fixture';
import { duration, reachSentence, shortReach } from './reach-words';

test.each([
  [someReach(['a', 12], ['b', 84], ['c', 30]), 'everywhere in 84 ms: 3 of 3 instances', 'everywhere in 84 ms'],
  [someReach(['a', 12]), 'everywhere in 12 ms: 1 of 1 instance', 'everywhere in 12 ms'],
  [someReach(['a', null], ['b', null]), 'everywhere: 2 of 2 instances', 'everywhere'],
  [
    someReach(['a', 12], ['b', 84], ['c', 'silent', 1283]),
    'everywhere that answers in 84 ms: 2 of 2 instances, 1 silent',
    'everywhere that answers in 84 ms',
  ],
  [
    someReach(['a', 12], ['b', 84], ['web-2:3000', 'waiting', 1283]),
    '2 of 3 instances; web-2:3000 is still at r 1,283',
    '2 of 3 instances',
  ],
  [
    someReach(['a', 'waiting', 1283], ['b', 'waiting', 1282], ['c', 9], ['d', 'silent']),
    '1 of 3 instances, 1 silent; a is still at r 1,283, and 1 more',
    '1 of 3 instances',
  ],
  [someReach(['a', 9], ['b', 'waiting']), '1 of 2 instances; b holds nothing yet', '1 of 2 instances'],
  [someReach(), 'no instance tells of itself yet', '0 of 0 instances'],
])('a reach is a sentence, and in a corner a short one: %#', (reach, sentence, short) => {
  expect(reachSentence(reach)).toBe(sentence);
  expect(shortReach(reach)).toBe(short);
});

test('what is not known is not claimed, while it is asked and when it is not any more', () => {
  expect(reachSentence(null)).toBe('asking the instances');
  expect(reachSentence(null, true)).toBe('nobody says how far it has come');
  expect(shortReach(null)).toBe('');
  const waiting = someReach(['a', 12], ['b', 'waiting', 1283]);
  expect(reachSentence(waiting, true)).toBe('1 of 2 instances after a minute; b is still at r 1,283');
});

test.each([
  [0, '0 ms'],
  [84, '84 ms'],
  [9_999, '9,999 ms'],
  [12_440, '12.4 s'],
])('%i ms are %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});
