import { expect, test } from 'vitest';
import { OTHER_KEYS, Tallies, UNKNOWN_KEYS_MAX } from './tallies';

const KEYS = ['new_dashboard', 'constructor', '__proto__'];

test('every answer counts once, by environment, flag and variant, and is taken once', () => {
  const tallies = new Tallies();
  for (const key of KEYS) for (let i = 0; i < 3; i += 1) tallies.count('production', key, i < 2 ? 'on' : 'off');
  tallies.count('staging', 'new_dashboard', 'on');
  expect(tallies.take(5)).toEqual([
    ...KEYS.flatMap((key) => [
      { environment: 'production', key, variant: 'on', count: 2, takenAt: 5 },
      { environment: 'production', key, variant: 'off', count: 1, takenAt: 5 },
    ]),
    { environment: 'staging', key: 'new_dashboard', variant: 'on', count: 1, takenAt: 5 },
  ]);
  expect(tallies.take(6)).toEqual([]);
});

test('what is put back is added to what was counted meanwhile, and keeps its moment where nothing was', () => {
  const tallies = new Tallies();
  tallies.count('production', 'asked_again', 'on');
  tallies.count('production', 'asked_once', 'on');
  tallies.countUnknown('production', 'unknown');
  tallies.putBack(tallies.take(1));
  tallies.count('production', 'asked_again', 'on');
  tallies.putBack(tallies.take(2));
  expect(tallies.take(3)).toEqual([
    { environment: 'production', key: 'asked_again', variant: 'on', count: 2, takenAt: 2 },
    { environment: 'production', key: 'asked_once', variant: 'on', count: 1, takenAt: 1 },
    { environment: 'production', key: 'unknown', variant: null, count: 1, takenAt: 1 },
  ]);
});

test('of unknown keys a thousand are held, the others are counted together, and putting back does not add to them', () => {
  const tallies = new Tallies();
  const ask = (from: number) => {
    for (let i = 0; i < UNKNOWN_KEYS_MAX + 50; i += 1) tallies.countUnknown('production', `made_up_${from + i}`);
  };
  ask(0);
  const taken = tallies.take(1);
  expect(taken).toHaveLength(UNKNOWN_KEYS_MAX + 1);
  expect(taken.at(-1)).toMatchObject({ key: OTHER_KEYS, variant: null, count: 50 });
  ask(5_000);
  tallies.putBack(taken);
  const rows = tallies.take(2);
  expect(rows).toHaveLength(UNKNOWN_KEYS_MAX + 1);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(2 * (UNKNOWN_KEYS_MAX + 50));
});
