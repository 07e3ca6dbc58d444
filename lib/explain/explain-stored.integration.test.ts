import { expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import { postExplain } from '@/lib/http/explain/post-explain';
import { postExplainAll } from '@/lib/http/explain/post-explain-all';

const { db, ada, flag } = await flagWorld();
const ask = (key: string, body: object) =>
  callEndpoint<'key'>((incoming) => postExplain({ db, actor: { type: 'system' } }, incoming), {
    method: 'POST',
    params: { key },
    body,
  });

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

test('every flag is explained at once, in the order of keys, with the line that decided', async () => {
  const asked = await flag('zz-last', { rollout_percentage: 100 });
  const killed = await flag('aa-first', { rollout_percentage: 100 });
  await killFlag(ada, { environment: PRODUCTION, key: killed, input: {} });
  const all = (body: object) =>
    callEndpoint((incoming) => postExplainAll({ db, actor: { type: 'system' } }, incoming), { method: 'POST', body });
  const { status, body } = await all({ context: { targeting_key: '42' }, at: '2026-11-27T12:00:00Z' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ environment: PRODUCTION, at: '2026-11-27T12:00:00.000Z', revision: expect.any(Number) });
  const keys = body.flags.map((one: { flag: string }) => one.flag);
  expect(keys).toEqual(keys.toSorted());
  expect(body.flags[0]).toMatchObject({
    flag: killed,
    value: false,
    reason: 'DISABLED',
    decided_by: { kind: 'switch' },
  });
  expect(body.flags.at(-1)).toMatchObject({ flag: asked, value: true, decided_by: { kind: 'rollout', decided: true } });
  for (const { flag: key, value, reason } of body.flags) {
    const alone = await ask(key, { context: { targeting_key: '42' }, at: '2026-11-27T12:00:00Z' });
    expect(alone.body).toMatchObject({ value, reason });
  }
  expect(await all({ who: 'me' })).toMatchObject({ status: 422, body: { error: { field: 'who' } } });
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
