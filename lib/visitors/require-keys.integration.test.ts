import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { requireKeys } from './require-keys';

const { db, flag } = await flagWorld();

test('an edit that touches many is refused until its flag’s key is typed, and the refusal names each', async () => {
  const [one, other, small] = [
    await flag('one', { rollout_percentage: 100 }),
    await flag('other', { rollout_percentage: 10 }),
    await flag('small', { rollout_percentage: 10 }),
  ];
  const rows = [
    { key: one, enabled: false },
    { key: other, rollout_percentage: 90 },
    { key: small, rollout_percentage: 20 },
  ];
  const asked = (typed: Record<string, string>, sharePercent = 50, of = rows) =>
    requireKeys(db, { environment: PRODUCTION, rows: of, typed }, { sharePercent, now: Date.now() });
  await expect(asked({})).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    more: { field: 'confirm', details: [{ key: one }, { key: other }] },
  });
  await expect(asked({ one, other: 'one' })).rejects.toMatchObject({ more: { details: [{ key: other }] } });
  await expect(asked({ one, other: ` ${other} ` })).resolves.toBeUndefined();
  await expect(asked({}, 100)).resolves.toBeUndefined();
  await expect(asked({}, 50, [])).resolves.toBeUndefined();

  await db.execute(sql`update flag_environments set decided_at = now() - interval '40 days'
    where flag_id = (select id from flags where key = ${one})`);
  await expect(asked({}, 100)).rejects.toMatchObject({
    message: expect.stringContaining('one has been on for everybody for 40 days'),
  });
});
