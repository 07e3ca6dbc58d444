import { describe, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { stage } from '@/e2e/support/plan-world';
import { expectRefusal } from '@/e2e/support/trace';
import { position } from '@/lib/engine/bucket';
import { answerFlag } from '@/lib/evaluation/answer';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { undoChange } from '@/lib/flags/undo-change';
import { verifyHistory } from '@/lib/history/verify-history';
import { getFlag } from '@/lib/http/flags/get-flag';
import { startPlan } from '@/lib/rollouts/start-plan';
import { SnapshotStore } from '@/lib/snapshot/store';

const { db, ada, flag } = await flagWorld();
const edit = (key: string, patch: object, environment = PRODUCTION) => editFlag(ada, { environment, key, patch });
const COLOURS = [
  { name: 'blue', value: '#00f' },
  { name: 'grey', value: '#888' },
];

async function answersOf(key: string, ids: readonly string[]) {
  const store = new SnapshotStore({ db, monotonicNow: () => performance.now() });
  await store.refresh(PRODUCTION);
  const snapshot = store.current(PRODUCTION);
  return ids.map((targetingKey) =>
    answerFlag({ snapshot, unconfirmedForMs: 0, now: Date.now() }, key, { targetingKey }),
  );
}

async function told(key: string) {
  return (await callEndpoint((incoming) => getFlag({ db, actor: { type: 'system' } }, incoming), { params: { key } }))
    .body;
}

const people = Array.from({ length: 400 }, (_, nth) => `person-${nth}`);

describe('a flag with variants', () => {
  test('answers their values: those of the share one, all others the other', async () => {
    const key = await flag('colour', { value_type: 'string', variants: COLOURS, rollout_percentage: 25 });
    const answers = await answersOf(key, people);
    for (const [nth, { value, variant }] of answers.entries()) {
      const isIn = position(key, people[nth] ?? '') < 25_000;
      expect([value, variant]).toEqual(isIn ? ['#00f', 'blue'] : ['#888', 'grey']);
    }
    expect(await told(key)).toMatchObject({
      value_type: 'string',
      variants: COLOURS,
      on_variant: 'blue',
      off_variant: 'grey',
      split: null,
      has_split: false,
      weights: [
        { variant: 'blue', weight: 25 },
        { variant: 'grey', weight: 75 },
      ],
    });
  });

  test('goes over to weights without moving anybody, and gains a variant by moving only those who have to', async () => {
    const key = await flag('widened', { value_type: 'string', variants: COLOURS, rollout_percentage: 40 });
    const before = await answersOf(key, people);
    const weights = (said: Record<string, number>) =>
      Object.entries(said).map(([variant, weight]) => ({ variant, weight }));
    await edit(key, { weights: weights({ blue: 40, grey: 60 }) });
    expect((await answersOf(key, people)).map(({ value }) => value)).toEqual(before.map(({ value }) => value));
    const { changeId } = await edit(key, {
      variants: [...COLOURS, { name: 'red', value: '#f00' }],
      weights: weights({ blue: 40, grey: 30, red: 30 }),
    });
    const after = await answersOf(key, people);
    for (const [nth, { variant }] of after.entries()) {
      if (variant !== before[nth]?.variant) expect([before[nth]?.variant, variant]).toEqual(['grey', 'red']);
    }
    expect(new Set(after.map(({ variant }) => variant)).size).toBe(3);
    expect((await told(key)).has_split).toBe(true);
    await undoChange(ada, { change_id: changeId });
    expect((await answersOf(key, people)).map(({ value }) => value)).toEqual(before.map(({ value }) => value));
    const ended = await edit(key, { split: null, rollout_percentage: 0 });
    expect(new Set((await answersOf(key, people)).map(({ value }) => value))).toEqual(new Set(['#888']));
    // What stood before under the weights comes back with them: the percentage too, which decides nothing there.
    await undoChange(ada, { change_id: ended.changeId });
    expect((await answersOf(key, people)).map(({ value }) => value)).toEqual(before.map(({ value }) => value));
  });

  test('of every type gives the values of its type', async () => {
    const numbers = [
      { name: 'many', value: 100.5 },
      { name: 'few', value: 0 },
    ];
    const key = await flag('limit', { value_type: 'number', variants: numbers, rollout_percentage: 100 });
    expect((await answersOf(key, ['a']))[0]).toMatchObject({ value: 100.5, variant: 'many', reason: 'STATIC' });
    const objects = [
      { name: 'new', value: { theme: { dark: [true, null] } } },
      { name: 'old', value: [] },
    ];
    const json = await flag('theme', { value_type: 'json', variants: objects, rollout_percentage: 0 });
    expect((await answersOf(json, ['a']))[0]).toMatchObject({ value: [], variant: 'old' });
    await edit(json, { off_variant: 'new' });
    expect((await answersOf(json, ['a']))[0]?.value).toEqual({ theme: { dark: [true, null] } });
  });

  test('answers its off variant while it is killed or switched off', async () => {
    const key = await flag('shade', { value_type: 'string', variants: COLOURS, rollout_percentage: 100 });
    await edit(key, { enabled: false });
    expect((await answersOf(key, ['a']))[0]).toMatchObject({ value: '#888', variant: 'grey', reason: 'DISABLED' });
  });
});

describe('what does not fit is refused, with nothing written', () => {
  test.each([
    ['value_type', { value_type: 'colour', variants: COLOURS }],
    ['variants', { value_type: 'string' }],
    ['variants', { value_type: 'string', variants: COLOURS.slice(0, 1) }],
    ['variants.1.name', { value_type: 'string', variants: [COLOURS[0], COLOURS[0]] }],
    ['variants.0.value', { value_type: 'number', variants: COLOURS }],
    [
      'variants.1.value',
      {
        variants: [
          { name: 'on', value: true },
          { name: 'off', value: 'no' },
        ],
      },
    ],
    ['off_variant', { value_type: 'string', variants: COLOURS, off_variant: 'green' }],
    ['variants.0.name', { value_type: 'string', variants: [{ name: 'a b', value: '' }, COLOURS[0]] }],
  ])('at creation: %s', async (field, said) => {
    await expectRefusal(db, () => flag('refused', said), { code: 'INVALID_INPUT', more: { field } });
  });

  test('in an edit: by the field that was sent', async () => {
    const key = await flag('kept', { value_type: 'string', variants: COLOURS, rollout_percentage: 25 });
    await edit(key, { rules: [{ conditions: [], serve: { variant: 'blue' } }] }, 'staging');
    const refused: [string, object][] = [
      ['variants.0.value', { variants: [{ name: 'blue', value: 1 }, COLOURS[1]] }],
      ['on_variant', { on_variant: 'green' }],
      ['weights', { weights: [{ variant: 'blue', weight: 99 }] }],
      ['weights.0.variant', { weights: [{ variant: 'green', weight: 100 }] }],
      ['weights', { weights: [{ variant: 'blue', weight: 100 }], split: null }],
      ['split.0.variant', { split: [{ variant: 'green', from: 0, to: 5 }] }],
      ['rules.0.serve.variant', { rules: [{ conditions: [], serve: { variant: 'green' } }] }],
      ['targets.0.variant', { targets: [{ key: '1', variant: 'green' }] }],
      // The rule of another environment would serve a variant that is gone.
      ['variants', { variants: [{ name: 'red', value: '' }, COLOURS[1]], on_variant: 'red' }],
    ];
    for (const [field, patch] of refused) {
      await expectRefusal(db, () => edit(key, patch), { code: 'INVALID_INPUT', more: { field } });
    }
    await edit(key, {
      weights: [
        { variant: 'blue', weight: 50 },
        { variant: 'grey', weight: 50 },
      ],
    });
    const both = { rollout_percentage: 5, weights: [{ variant: 'blue', weight: 100 }] };
    await expectRefusal(db, () => edit(key, both), { code: 'INVALID_INPUT', more: { field: 'rollout_percentage' } });
    await expectRefusal(db, () => startPlan(ada, { environment: PRODUCTION, key, input: { stages: [stage(50)] } }), {
      code: 'CONFLICT',
      message: expect.stringContaining('Weights decide kept'),
    });
    expect((await findFlag(db, PRODUCTION, key))?.hasTargeting).toBe(true);
    await expectRefusal(db, () => edit(key, { rollout_percentage: 5 }), {
      code: 'INVALID_INPUT',
      more: { field: 'rollout_percentage' },
    });
  });

  test('a variant that another flag asks for cannot go', async () => {
    const key = await flag('asked', { value_type: 'string', variants: COLOURS, rollout_percentage: 25 });
    const asker = await flag('asker');
    await expectRefusal(db, () => edit(asker, { prerequisites: [{ flag: key, variants: ['on'] }] }), {
      code: 'INVALID_INPUT',
      more: { field: 'prerequisites' },
    });
    await edit(asker, { prerequisites: [{ flag: key, variants: ['blue'] }] });
    const without = [COLOURS[1], { name: 'red', value: '' }];
    await expectRefusal(db, () => edit(key, { variants: without, on_variant: 'red' }), {
      code: 'INVALID_INPUT',
      more: { field: 'variants' },
    });
  });
});

test('history adds up to the variants of every flag', async () => {
  for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
});
