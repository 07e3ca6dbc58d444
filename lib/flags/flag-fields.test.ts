import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, type FlagFields, isShared } from './flag-fields';

const text = fc.string({ maxLength: 3 });
const fields: fc.Arbitrary<FlagFields> = fc.record({
  description: text,
  kind: text,
  identity_policy: text,
  failure_mode: text,
  client_visible: fc.boolean(),
  owner: text,
  tags: fc.array(text, { maxLength: 2 }),
  archived: fc.boolean(),
  enabled: fc.boolean(),
  killed: fc.boolean(),
  rollout_percentage: fc.integer({ min: 0, max: 3 }),
  value_type: text,
  variants: fc.array(text, { maxLength: 2 }),
  on_variant: text,
  off_variant: text,
  default_variant: text,
  split: fc.constant(null),
  rules: fc.constant([]),
  targets: fc.constant([]),
  prerequisites: fc.constant([]),
});

test('a difference applied to what was there gives what was wanted, and taken back gives what was there', () => {
  fc.assert(
    fc.property(fields, fields, (before, wanted) => {
      const found = difference(before, wanted);
      expect({ ...before, ...found?.after }).toEqual(wanted);
      expect({ ...wanted, ...found?.before }).toEqual(before);
    }),
  );
});

test('only what differs is told, and nothing where nothing does', () => {
  fc.assert(
    fc.property(fields, (before) => {
      expect(difference(before, { ...before, tags: [...before.tags] })).toBeNull();
      expect(difference(before, {})).toBeNull();
    }),
  );
});

test("an environment's own are its switch, its kill, its percentage and its targeting; all else is shared", () => {
  const own = ['enabled', 'killed', 'rollout_percentage', 'rules', 'targets', 'prerequisites'];
  expect(own.some(isShared)).toBe(false);
  expect(['description', 'owner', 'tags', 'kind', 'archived', 'failure_mode'].every(isShared)).toBe(true);
});
