import { expect, it } from 'vitest';
import { formula } from './formula';

const decision = {
  flagKey: 'new_dashboard',
  value: false,
  reason: 'SPLIT',
  policy: 'device',
  targetingKey: '7',
  bucket: 0,
  percentage: 12.5,
  revision: 1,
} as const;

// What Python printed for "new_dashboard:7".
it('shows what Python answers for the visitor’s own id', () => {
  expect(formula(decision)).toBe(`from hashlib import md5

flag_key, targeting_key = "new_dashboard", "7"
n = int(md5(f"{flag_key}:{targeting_key}".encode()).hexdigest(), 16)

bucket = n % 100                              # 58
position = bucket * 1000 + n // 100 % 1000    # 58435
is_on = position < round(12.5 * 1000)         # False`);
});
