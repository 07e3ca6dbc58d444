import { expect, test } from 'vitest';
import * as keys from './keys';

test('every key of ours carries the environment, so that two never meet', () => {
  const namesIn = (environment: string) => [
    keys.flagTag(environment, 'new_dashboard'),
    keys.snapshotKey(environment),
    keys.revisionKey(environment),
    keys.leaseKey(environment, 'one', 7),
  ];
  expect(namesIn('production')).toEqual([
    'sluice:production:flag:new_dashboard',
    'sluice:production:snapshot',
    'sluice:production:revision',
    'sluice:production:lease:one:7',
  ]);
  expect(new Set([...namesIn('production'), ...namesIn('staging')]).size).toBe(8);
});

// The article deleted ":1:flag:new_dashboard", which its other service never read.
test('a cleared key is the very key that neighbours read: flag:{key}, without a prefix of ours', () => {
  expect(keys.neighbourFlagKey('new_dashboard')).toBe('flag:new_dashboard');
  expect(keys.NEIGHBOUR_CHANNEL).toBe('flag_invalidations');
});
