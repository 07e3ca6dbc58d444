import { expect, test } from 'vitest';
import type { HeldView } from '@/lib/instances/list-instances';
import { someReported } from './instance.fixture';
import { buildsOf, busOf, confirmedOf, lagOf, stateOf } from './instance-words';

const holding = (said: Partial<HeldView>) => {
  const { held, ...rest } = someReported();
  return { ...rest, held: held && { ...held, ...said } };
};

test('an instance is here, silent for so long, or stopped so long ago', () => {
  expect(stateOf(someReported())).toEqual({ text: 'here', meaning: 'on' });
  expect(stateOf(someReported({ state: 'silent', unheardForMs: 12_300 })).text).toBe('silent for 12 s');
  expect(stateOf(someReported({ state: 'stopped', unheardForMs: 120_000 })).text).toBe('stopped 2 min ago');
});

test('it holds the newest revision, is so many behind, or cannot be compared', () => {
  expect(lagOf(holding({ behind: 0 }))).toEqual({ text: 'newest', meaning: 'neutral' });
  expect(lagOf(holding({ behind: 2 }))).toEqual({ text: '2 behind', meaning: 'attention' });
  expect(lagOf(holding({ behind: null })).text).toBe('of another database');
  expect(lagOf(someReported({ held: null })).text).toBe('holds nothing yet');
});

test('what brings it changes is said in words, the poll with its interval', () => {
  expect((['listen', 'upstash', 'poll'] as const).map((bus) => busOf(someReported({ bus }), 2.5))).toEqual([
    'PostgreSQL notifications',
    'Upstash',
    'poll every 2.5 s',
  ]);
});

test('a snapshot was confirmed so long ago; past the limit, or never, it asks for attention', () => {
  expect(confirmedOf(holding({ unconfirmedForMs: 1_100 }))).toEqual({ text: '1 s ago', meaning: 'neutral' });
  expect(confirmedOf(holding({ unconfirmedForMs: 31_000 }))).toEqual({ text: '31 s ago', meaning: 'attention' });
  expect(confirmedOf(holding({ unconfirmedForMs: null }))?.meaning).toBe('attention');
  expect(confirmedOf(someReported({ held: null }))).toBeNull();
});

test('builds that serve side by side are named with who serves them; who is gone is not counted', () => {
  const [a, b] = [someReported(), someReported({ name: 'web-2:3000', version: '0.1.0 (def)' })];
  const gone = someReported({ name: 'web-3:3000', version: '0.1.0 (old)', state: 'silent' });
  expect(buildsOf([a, b, gone])).toEqual([
    { version: '0.1.0 (abc)', names: ['web-1:3000'] },
    { version: '0.1.0 (def)', names: ['web-2:3000'] },
  ]);
});
