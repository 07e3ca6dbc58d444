import { expect, test } from 'vitest';
import { BOOLEAN_FIELDS } from '@/lib/variants/boolean-fields';
import { firstDifference, type ReplayedFlag, replayEntry } from './replay-flags';

/** What entries add up to: each is a flag's key and what it set. */
function replayed(...entries: readonly (readonly [flag: string | null, after: Record<string, unknown> | null])[]) {
  const flags = new Map<string, ReplayedFlag>();
  for (const [i, [flag, after]] of entries.entries())
    replayEntry(flags, { flag, action: 'flag.edited', after, sequence: i + 1 });
  return flags;
}

/** What flags have of which their first entries tell nothing. */
const UNTOLD = { killed: false, targets: [], prerequisites: [], ...BOOLEAN_FIELDS };

const stored = (flags: Readonly<Record<string, object>>) =>
  new Map(Object.entries(flags).map(([key, fields]) => [key, { ...UNTOLD, ...fields }]));

const HISTORY = replayed(
  ['b', { enabled: true, rules: [] }],
  ['a', { enabled: true, rollout_percentage: 10 }],
  [null, { name: 'no flag at all' }],
  ['a', { rollout_percentage: 25 }],
  ['b', { rules: [{ share: 5, when: 'x' }] }],
);
const AS_TOLD = {
  a: { enabled: true, rollout_percentage: 25 },
  b: { rules: [{ when: 'x', share: 5 }], enabled: true },
};

test('flags that are what their entries add up to differ in nothing, whatever the order of their keys', () => {
  expect(firstDifference(HISTORY, stored(AS_TOLD))).toBeNull();
});

test.each([
  ['another value', { a: { enabled: true, rollout_percentage: 26 } }, 'rollout_percentage 26, where entry 4 left 25'],
  ['a value deep inside', { b: { enabled: true, rules: [{ share: 5, when: 'y' }] } }, 'rules [{"share":5,"when":"y"}]'],
  ['another type', { a: { enabled: 'true', rollout_percentage: 25 } }, 'enabled "true", where entry 4 left true'],
  ['a field too few', { a: { enabled: true } }, 'rollout_percentage nothing, where entry 4 left 25'],
  ['a field too many', { a: { ...AS_TOLD.a, owner: 'Eve' } }, 'owner "Eve", where entry 4 left nothing'],
])('a flag that was changed beside history is named, with its last entry: %s', (_what, change, said) => {
  const fault = firstDifference(HISTORY, stored({ ...AS_TOLD, ...change }));
  expect(fault?.what).toContain(`has ${said}`);
});

test('a flag whose entries are older than kills is one that nobody killed', () => {
  const found = firstDifference(HISTORY, stored({ ...AS_TOLD, a: { ...AS_TOLD.a, killed: true } }));
  expect(found?.what).toBe('the flag a has killed true, where entry 4 left false');
});

test('a flag that was removed, or added, beside history is named', () => {
  expect(firstDifference(HISTORY, stored({ a: AS_TOLD.a }))).toEqual({
    sequence: 5,
    what: 'the flag b is not stored, and entry 5 tells of it',
  });
  expect(firstDifference(HISTORY, stored({ ...AS_TOLD, c: { enabled: true } }))).toEqual({
    sequence: null,
    what: 'the flag c is stored, and no entry made it',
  });
});

test('a value of any length is shown in part', () => {
  const long = replayed(['a', { description: 'x'.repeat(2_000) }]);
  expect(firstDifference(long, stored({ a: { description: '' } }))?.what.length).toBeLessThan(200);
});

test('an entry of something beside the flag, such as a schedule, adds nothing to the flag', () => {
  const flags = new Map<string, ReplayedFlag>();
  replayEntry(flags, { flag: 'one', action: 'flag.created', after: { enabled: true }, sequence: 1 });
  replayEntry(flags, {
    flag: 'one',
    action: 'schedule.made',
    after: { enabled: false, time_zone: 'UTC' },
    sequence: 2,
  });
  expect(flags.get('one')).toEqual({ fields: { enabled: true, ...UNTOLD }, sequence: 1 });
});
