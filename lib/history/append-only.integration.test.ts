import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { editFlag } from '@/lib/flags/edit-flag';

const { db, ada, flag } = await flagWorld();

test.each([
  ['rewritten', sql`update history set body = replace(body, 'Ada', 'Eve')`],
  ['rewritten to the same', sql`update history set body = body`],
  ['removed', sql`delete from history`],
  ['emptied', sql`truncate history cascade`],
  [
    'rewritten by a second insert',
    sql`insert into history (id, chain, sequence, change_id, at, action, actor_type, body, previous_hash, hash)
    overriding system value select id, chain, sequence, change_id, at, action, actor_type, '{}', previous_hash, hash from history
    on conflict (id) do update set body = excluded.body`,
  ],
])('history cannot be %s: the database refuses it, whoever asks', async (_what, rewriting) => {
  await flag(`flag_${crypto.randomUUID()}`);
  const before = await environmentChain(db, PRODUCTION);
  await expect(db.execute(rewriting)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('history is append-only') },
  });
  expect(await environmentChain(db, PRODUCTION)).toEqual(before);
});

test('an entry cannot be slipped in beside the chain', async () => {
  await expect(
    db.execute(sql`insert into history (chain, sequence, change_id, at, action, actor_type, body, previous_hash, hash)
      select chain, sequence, change_id, at, action, actor_type, body, previous_hash, hash from history limit 1`),
  ).rejects.toMatchObject({ cause: { code: '23505' } });
});

test('the story of a flag survives the flag and whoever wrote it', async () => {
  const key = await flag('short_lived');
  await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: 50 } });
  const before = await environmentChain(db, PRODUCTION);
  await db.execute(sql`delete from flag_environments where flag_id = (select id from flags where key = ${key})`);
  await db.execute(sql`delete from flags where key = ${key}`);
  await db.execute(sql`delete from users`);
  expect(await environmentChain(db, PRODUCTION)).toEqual(before);
});
