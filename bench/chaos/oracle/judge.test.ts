import { expect, test } from 'vitest';
import type { Answered } from './answered';
import { Judge } from './judge';
import { RevisionLog } from './revision-log';

const BUDGETS = { stalenessMs: 30_000, reachMs: 10_000 };
const MADE = { identity_policy: 'device', failure_mode: 'last-known-good', rules: [], archived: false };

function logOf(failure_mode = 'last-known-good'): RevisionLog {
  const log = new RevisionLog();
  log.add([
    { revision: 1, at: 1_000, flag: 'banner', after: { ...MADE, failure_mode, enabled: true, rollout_percentage: 0 } },
    { revision: 2, at: 2_000, flag: 'banner', after: { rollout_percentage: 100 } },
    { revision: 3, at: 3_000, flag: 'banner', after: { enabled: false } },
  ]);
  return log;
}

function answer(revision: number | null, at: number, said: Partial<Answered> = {}): Answered {
  const given = { value: revision === 2, reason: revision === 3 ? 'DISABLED' : 'STATIC' };
  return { life: 'A', flag: 'banner', user: '42', askedAt: at, answeredAt: at + 1, revision, ...given, ...said };
}

const OF_NOBODY = { value: false, reason: 'ERROR' };

function wrongs(answers: readonly Answered[], { log = logOf(), outages = [{ from: 0, to: 0 }] } = {}): string[] {
  return new Judge(BUDGETS).judge(answers, log, outages).map(({ why }) => why);
}

test('an answer that says what its revision says is right, whichever revision that is', () => {
  expect(wrongs([answer(1, 1_500), answer(2, 2_500), answer(3, 3_500)])).toEqual([]);
});

test('an answer whose value is not that of the revision it names is wrong', () => {
  expect(wrongs([answer(2, 2_500, { value: false })])).toEqual([
    'banner for 42 at revision 2: false STATIC, not true STATIC',
  ]);
});

test('an answer that names a revision which was never made is wrong', () => {
  expect(wrongs([answer(4, 3_500)])).toHaveLength(1);
});

test('an answer from an older revision than the process had given is wrong', () => {
  expect(wrongs([answer(2, 2_500), answer(1, 2_600)])).toEqual(['revision 1 after 2']);
});

test('and so is an answer from none at all', () => {
  expect(wrongs([answer(2, 2_500), answer(null, 2_600, OF_NOBODY)])).toEqual(['revision none after 2']);
});

test('a process remembers what it gave, however many calls ago', () => {
  const judge = new Judge(BUDGETS);
  expect(judge.judge([answer(3, 3_100)], logOf(), [])).toEqual([]);
  expect(judge.judge([answer(2, 3_200)], logOf(), [])).toHaveLength(1);
});

test('another process may be behind, and so may an answer that was asked for earlier', () => {
  expect(wrongs([answer(2, 2_500), answer(1, 2_600, { life: 'B' })])).toEqual([]);
  expect(wrongs([answer(2, 2_500), answer(1, 2_490, { answeredAt: 2_510 })])).toEqual([]);
});

test('a process that has read nothing yet gives the default, and that is right', () => {
  expect(wrongs([answer(null, 500, OF_NOBODY)])).toEqual([]);
  expect(wrongs([answer(null, 500, { value: true, reason: 'ERROR' })])).toHaveLength(1);
});

test('an answer that is older than the staleness budget and does not say so is wrong, also in an outage', () => {
  const outages = [{ from: 2_000, to: Number.POSITIVE_INFINITY }];
  expect(wrongs([answer(2, 32_900)], { outages })).toEqual([]);
  expect(wrongs([answer(2, 33_100)], { outages })).toHaveLength(1);
  expect(wrongs([answer(2, 33_100, { staleForMs: 30_050 })], { outages })).toEqual([]);
});

test('an answer that is old although PostgreSQL was in reach is wrong, marked or not', () => {
  expect(wrongs([answer(2, 12_900)])).toEqual([]);
  expect(wrongs([answer(2, 13_100)])).toHaveLength(1);
  expect(wrongs([answer(2, 13_100, { staleForMs: null })])).toHaveLength(1);
  expect(wrongs([answer(2, 13_100)], { outages: [{ from: 2_500, to: 4_000 }] })).toEqual([]);
  expect(wrongs([answer(2, 14_100)], { outages: [{ from: 2_500, to: 4_000 }] })).toHaveLength(1);
});

test.each([
  ['fail-closed', false],
  ['fail-open', true],
])('a stale answer of a flag that is %s is %s', (mode, value) => {
  const log = logOf(mode);
  const stale = { staleForMs: 30_100, reason: 'ERROR' };
  expect(wrongs([answer(2, 2_500, { ...stale, value })], { log })).toEqual([]);
  expect(wrongs([answer(2, 2_500, { ...stale, value: !value })], { log })).toHaveLength(1);
  expect(wrongs([answer(3, 3_500, { staleForMs: 30_100 })], { log })).toEqual([]);
});

test.each(['fail-closed', 'fail-open'])('a killed flag is off while it is stale, also one that is %s', (mode) => {
  const log = logOf(mode);
  log.add([{ revision: 4, at: 4_000, flag: 'banner', after: { enabled: true, killed: true } }]);
  const killed = { staleForMs: 30_100, reason: 'DISABLED' };
  expect(wrongs([answer(4, 4_500, { ...killed, value: false })], { log })).toEqual([]);
  expect(wrongs([answer(4, 4_500, { ...killed, value: true })], { log })).toHaveLength(1);
});
