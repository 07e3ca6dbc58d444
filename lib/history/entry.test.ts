import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, chainHash, type EntryBody } from './entry';

const body: EntryBody = {
  sequence: 2,
  at: '2026-11-22T12:00:00.000Z',
  change: '3b2f8f2e-0c9f-4a7e-9d56-3b7e1f0c2a11',
  action: 'flag.edited',
  environment: 'production',
  revision: 42,
  flag: 'new_dashboard',
  actor: { type: 'account', id: 7 },
  source: 'dashboard',
  request: 'r-1',
  note: 'Go on',
  before: { rollout_percentage: 10 },
  after: { rollout_percentage: 25 },
};

// Published: whoever checks our chain from outside takes exactly these bytes. A change here breaks every chain there is.
test('an entry is hashed as this text, to the letter', () => {
  expect(canonicalText(body)).toBe(
    '{"sequence":2,"at":"2026-11-22T12:00:00.000Z","change":"3b2f8f2e-0c9f-4a7e-9d56-3b7e1f0c2a11",' +
      '"action":"flag.edited","environment":"production","revision":42,"flag":"new_dashboard",' +
      '"actor":{"type":"account","id":7},"source":"dashboard","request":"r-1","note":"Go on",' +
      '"before":{"rollout_percentage":10},"after":{"rollout_percentage":25}}',
  );
});

test('a link is SHA-256 over the hash before it, a line break and the text', () => {
  expect(chainHash('', 'first')).toBe(createHash('sha256').update('\nfirst').digest('hex'));
  expect(chainHash('abc', 'second')).toBe(createHash('sha256').update('abc\nsecond').digest('hex'));
});

test('the text does not depend on the order in which an entry was put together, nor on what else it carries', () => {
  const entries = Object.entries({ ...body, environmentId: 1, password: 'not ours to keep' });
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(canonicalText({ ...body, ...Object.fromEntries(shuffled) })).toBe(canonicalText(body));
    }),
  );
});

test('a person is named by id and by nothing else', () => {
  const named = { ...body, actor: { type: 'account' as const, id: 7, name: 'Ada', email: 'ada@example.com' } };
  expect(canonicalText(named)).toBe(canonicalText(body));
});

test('any change of an entry changes its hash', () => {
  const variants = Object.keys(body).map((field) => canonicalText({ ...body, [field]: 'something else' }));
  const hashes = [canonicalText(body), ...variants].map((text) => chainHash('', text));
  expect(new Set(hashes).size).toBe(hashes.length);
});
