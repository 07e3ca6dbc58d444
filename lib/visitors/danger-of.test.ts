import { expect, test } from 'vitest';
import type { Configuration } from './blast-radius';
import { dangerOf } from './danger-of';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const at = (rolloutPercentage: number, said: Partial<Configuration> = {}) => ({
  enabled: true,
  killed: false,
  rolloutPercentage,
  ...said,
});

interface Told {
  readonly from: Configuration;
  readonly to: Configuration;
  readonly seen?: { sampled: number; gained?: number; lost?: number };
  readonly days?: number;
  readonly sharePercent?: number;
}

function danger({ from, to, seen = { sampled: 0 }, days = 1, sharePercent = 50 }: Told) {
  const radius = { gained: 0, lost: 0, lostAfterSeeing: 0, moved: 0, unchanged: 0, ...seen };
  const edit = { key: 'checkout', before: from, after: to, radius, decidedAt: NOW - days * 86_400_000 };
  return dangerOf(edit, { sharePercent, now: NOW });
}

test('a change of more than the share of those seen asks for the key, and says whom it touches', () => {
  expect(danger({ from: at(10), to: at(90), seen: { sampled: 200, gained: 150 } })).toBe(
    'This gives checkout to 150 of 200 visitors seen',
  );
  expect(danger({ from: at(90), to: at(10), seen: { sampled: 6000, lost: 4800 } })).toBe(
    'This takes checkout from 4,800 of 6,000 visitors seen',
  );
  expect(danger({ from: at(10), to: at(60), seen: { sampled: 200, gained: 100 } })).toBeNull();
  expect(danger({ from: at(10), to: at(20), seen: { sampled: 200, gained: 21 }, sharePercent: 10 })).not.toBeNull();
});

test('where few were seen, the difference of the percentages counts', () => {
  expect(danger({ from: at(10), to: at(90), seen: { sampled: 3, gained: 1 } })).toBe(
    'This changes what 80 % of all visitors get of checkout',
  );
  expect(danger({ from: at(50), to: at(100), seen: { sampled: 3, gained: 3 } })).toBeNull();
  expect(danger({ from: at(80), to: at(80, { enabled: false }) })).not.toBeNull();
});

test('what was on for everybody for a month is not taken away by a slip, whatever the share', () => {
  const share = { sharePercent: 100 };
  expect(danger({ from: at(100), to: at(0), days: 45, ...share })).toBe(
    'checkout has been on for everybody for 45 days, and this takes it from 100 % of them',
  );
  expect(danger({ from: at(100), to: at(100, { enabled: false }), days: 30, ...share })).not.toBeNull();
  expect(danger({ from: at(100), to: at(50), days: 30, ...share })).not.toBeNull();
  expect(danger({ from: at(100), to: at(0), days: 29, ...share })).toBeNull();
  expect(danger({ from: at(100), to: at(90), days: 365, ...share })).toBeNull();
});

test('what nobody gets, before and after, is no danger', () => {
  expect(danger({ from: at(0), to: at(100, { enabled: false }) })).toBeNull();
  expect(danger({ from: at(100, { killed: true }), to: at(0, { killed: true }), days: 90 })).toBeNull();
});
