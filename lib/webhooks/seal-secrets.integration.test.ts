import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { applySettings } from '@/e2e/support/apply-settings';
import { flagWorld } from '@/e2e/support/flag-world';
import { createWebhook, rotateSecret, testWebhook } from './change-webhooks';
import { underWay } from './deliver';
import { listDeliveries } from './list-webhooks';
import { sealSecrets } from './seal-secrets';
import { openSecret } from './sealed-secret';
import { tellWebhooks } from './webhook-works';

const { url, db, ada } = await flagWorld();
const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()].map((one) => one + one);
const settings = (now = '', before = '') =>
  applySettings({ DATABASE_URL: url, SESSION_SECRET: now, SESSION_SECRET_PREVIOUS: before });

interface Stored extends Record<string, unknown> {
  readonly secret: string;
  readonly previous: string | null;
}
const stored = async (id: number): Promise<Stored> => {
  const [row] = await db.execute<Stored>(
    sql`select secret, previous_secret as previous from webhooks where id = ${id}`,
  );
  if (!row) throw new Error('The webhook is gone.');
  return row;
};
const make = () => createWebhook(ada, { name: 'Chat', url: 'https://receiver.example/hook' });

test('what lies in the database is not the secret, and opens', async () => {
  settings(first);
  const { id, secret } = await make();
  const text = (await stored(id)).secret;
  expect(text).not.toContain(secret);
  expect(text).not.toContain(secret.slice('whsec_'.length));
  expect(await openSecret(text)).toEqual({ secret, isOurs: true });
});

test('another SESSION_SECRET beside the one before seals them anew, so that the one before can go', async () => {
  settings(first);
  const { id, secret } = await make();
  const next = await rotateSecret(ada, id);
  settings(second, first);
  expect(await openSecret((await stored(id)).secret)).toEqual({ secret: next, isOurs: false });
  await sealSecrets(db);
  settings(second);
  const anew = await stored(id);
  expect(await openSecret(anew.secret)).toEqual({ secret: next, isOurs: true });
  expect(await openSecret(anew.previous ?? '')).toEqual({ secret, isOurs: true });
  await sealSecrets(db);
  expect(await stored(id)).toEqual(anew);
});

test('one that was made before secrets were sealed goes on signing, and is sealed', async () => {
  settings(first);
  const { id } = await make();
  await db.execute(sql`update webhooks set secret = 'whsec_b2Y=', previous_secret = 'whsec_b2xk' where id = ${id}`);
  expect(await openSecret((await stored(id)).secret)).toEqual({ secret: 'whsec_b2Y=', isOurs: false });
  await sealSecrets(db);
  const { secret, previous } = await stored(id);
  expect(await openSecret(secret)).toEqual({ secret: 'whsec_b2Y=', isOurs: true });
  expect(await openSecret(previous ?? '')).toEqual({ secret: 'whsec_b2xk', isOurs: true });
});

test('where nothing opens it, nothing is sent unsigned: the delivery says so, and a new secret mends it', async () => {
  settings(first);
  await db.execute(sql`delete from webhooks`);
  const { id } = await make();
  settings(third);
  await sealSecrets(db);
  await testWebhook(ada, id);
  await tellWebhooks(db);
  await Promise.all(underWay());
  const [delivery] = await listDeliveries(db, id);
  expect(delivery).toMatchObject({ state: 'pending', status: null });
  expect(delivery?.answer).toContain('Give the webhook a new secret.');
  const secret = await rotateSecret(ada, id);
  expect(await openSecret((await stored(id)).secret)).toEqual({ secret, isOurs: true });
});

test('what is no seal at all opens nothing', async () => {
  settings(first);
  for (const text of ['', 'Fe26.2*1*forged', 'whatever']) expect(await openSecret(text)).toBeNull();
});
