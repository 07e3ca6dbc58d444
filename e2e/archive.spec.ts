import { createClient } from 'redis';
import { neighbourFlagKey, snapshotKey } from '@/lib/cache/keys';
import { expect, test } from './support/operator';

test('an archived flag takes no edits, keeps giving its last answer on both servers, and can be restored', async ({
  page,
  flag,
  table,
  api,
  signIn,
  serverA,
  serverB,
}) => {
  const key = await api.flag({ rollout_percentage: 100, tags: ['to-be-archived'] });
  const answers = async () => {
    const both = [serverA, serverB].map(({ url }) => fetch(`${url}/api/flags/${key}/evaluate?user_id=42`));
    return Promise.all((await Promise.all(both)).map((answer) => answer.json()));
  };
  await signIn(page);
  await flag.open(key);
  await page.getByLabel('Note on archiving').fill('everybody has it');
  await page.getByRole('button', { name: `Archive ${key}` }).click();

  await expect(page.getByText('archived: takes no edits, keeps its last answer')).toBeVisible();
  await expect(flag.headline).toContainText('is on for all devices');
  await expect(flag.decision).toBeHidden();
  await expect(flag.details).toBeHidden();
  expect((await api.send('PATCH', `/api/flags/${key}`, { enabled: false })).status()).toBe(409);
  const { revision } = await api.newestEntry(key);
  await expect
    .poll(answers)
    .toEqual(
      Array(2).fill({ flag: key, enabled: true, reason: 'STALE', deprecated: true, revision: expect.any(Number) }),
    );
  for (const answer of await answers()) expect(answer.revision).toBeGreaterThanOrEqual(Number(revision));

  await page.goto(`/admin/flags?q=${key}`);
  await expect(page.getByText(`Nothing matches “${key}”`)).toBeVisible();
  await page.goto(`/admin/flags?q=${key}&state=archived`);
  await expect(page.getByRole('link', { name: key, exact: true })).toBeVisible();
  await expect(table.cell(key)).toBeHidden();

  await flag.open(key);
  await page.getByRole('button', { name: `Restore ${key}` }).click();
  await flag.rollout.fill('50');
  await flag.saveDecision.click();
  await expect(flag.headline).toContainText('is on for 50 %');
});

test('archiving clears every copy of the flag that Redis holds, and tells the neighbours', async ({
  page,
  flag,
  api,
  signIn,
  world,
}) => {
  const key = await api.flag();
  const redis = await createClient({ url: world.upstash.redisUrl, RESP: 2 }).connect();
  const ear = await redis.duplicate().connect();
  const heard: string[] = [];
  await ear.subscribe('flag_invalidations', (message) => heard.push(message));
  const copies = ['production', 'staging', 'development'].map(snapshotKey);
  try {
    await signIn(page);
    await flag.open(key);
    for (const copy of [...copies, neighbourFlagKey(key)]) await redis.set(copy, 'a copy from before');
    await page.getByRole('button', { name: `Archive ${key}` }).click();
    await expect(page.getByText('archived: takes no edits')).toBeVisible();
    expect(await redis.get(neighbourFlagKey(key))).toBeNull();
    for (const copy of copies) expect(await redis.get(copy)).not.toBe('a copy from before');
    expect(heard).toContain(key);
  } finally {
    ear.destroy();
    redis.destroy();
  }
});
