import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { findFlag } from '@/lib/flags/list-flags';
import { patchFlag } from './patch-flag';
import { patchFlags } from './patch-flags';

test('a change that was made is not answered with an outage that came after it', async () => {
  const { url, db: direct, ada, flag } = await flagWorld();
  const gate = await tcpGate(url);
  const { db, close } = openDatabase(gate.url);
  afterAll(close);
  // What is told right after the commit is where this database goes away.
  const expireTags = () => gate.refuse();
  const ctx = { ...ada, db, expireTags };

  const key = await flag('kept');
  const one = await callEndpoint<'key'>((incoming) => patchFlag(ctx, incoming), {
    method: 'PATCH',
    params: { key },
    body: { rollout_percentage: 25 },
  });
  expect(one.status).toBe(200);
  expect(one.body).toEqual({
    key,
    environment: 'production',
    revision: 2,
    reach: [expect.anything()],
    change_id: expect.any(String),
  });
  expect(one.headers.get('etag')).toBeNull();
  expect(await findFlag(direct, 'production', key)).toMatchObject({ rolloutPercentage: 25, version: 2 });

  await gate.open();
  const body = { rows: [{ key, version: 2, rollout_percentage: 50 }] };
  const rows = await callEndpoint((incoming) => patchFlags(ctx, incoming), { method: 'PATCH', body });
  expect(rows).toMatchObject({ status: 200, body: { saved: [{ key, from: 25, to: 50 }], revision: 3 } });
  expect(await findFlag(direct, 'production', key)).toMatchObject({ rolloutPercentage: 50, version: 3 });
});
