import { expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { editFlag } from '@/lib/flags/edit-flag';
import { postExplain } from '@/lib/http/flags/post-explain';

const { db, ada, flag } = await flagWorld();
const ask = (key: string, body: object) =>
  callEndpoint<'key'>((incoming) => postExplain({ db }, incoming), { method: 'POST', params: { key }, body });

test('what is stored is explained for any context and instant, over REST', async () => {
  const key = await flag('explained', { rollout_percentage: 0 });
  const since = { attribute: 'since', operator: 'within_last', values: [86_400] };
  await editFlag(ada, {
    environment: PRODUCTION,
    key,
    patch: { rules: [{ name: 'New', conditions: [since], serve: { variant: 'on' } }] },
  });
  const context = { targeting_key: '42', attributes: { since: '2026-11-27T00:00:00Z' } };
  const then = await ask(key, { context, at: '2026-11-27T12:00:00Z' });
  expect(then).toMatchObject({ status: 200, body: { value: true, variant: 'on', reason: 'TARGETING_MATCH' } });
  expect(then.body.steps[1]).toMatchObject({ kind: 'rule', name: 'New', outcome: 'match', decided: true });
  const later = await ask(key, { context, at: '2026-11-29T12:00:00+01:00' });
  expect(later.body).toMatchObject({ value: false, reason: 'STATIC', targeting_key: '42' });
  expect(later.body.steps.at(-1)).toMatchObject({ kind: 'rollout', decided: true, draw: { key: '42' } });
  const nobody = await ask(key, {});
  expect(nobody.body).toMatchObject({ targeting_key: null, steps: [{}, { outcome: 'missing' }, {}] });
});

test('what cannot be read is refused by its name', async () => {
  const key = await flag('unasked');
  for (const [body, field] of [
    [{ context: { targeting_key: 7 } }, 'context.targeting_key'],
    [{ context: { attributes: [] } }, 'context.attributes'],
    [{ context: { attributes: { long: 'x'.repeat(70_000) } } }, 'context'],
    [{ at: 'tomorrow' }, 'at'],
    [{ who: 'me' }, 'who'],
  ] as const) {
    expect(await ask(key, body)).toMatchObject({ status: 422, body: { error: { field } } });
  }
  expect((await ask('nobody', {})).status).toBe(404);
});
