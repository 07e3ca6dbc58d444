import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { hashedPosition } from '@/lib/engine/hashed-position';
import { prefixOf } from '@/lib/engine/key-prefix';
import { editFlag } from '@/lib/flags/edit-flag';
import { postBlastRadius } from '@/lib/http/visitors/post-blast-radius';
import { distinctVisitors } from './distinct-visitors';
import { flushVisitors, pruneVisitors, VISITORS_PER_FLAG_MAX } from './flush-visitors';
import { recentContexts } from './recent-contexts';
import { requireKeys } from './require-keys';
import { TAKEN_MAX, VisitorRing } from './visitor-ring';

const { db, ada, flag } = await flagWorld();
const secret = 'a secret of this installation, long enough';
const ring = new VisitorRing();
const contexts = recentContexts();
const flush = () => flushVisitors(db, { ring, contexts, secret });
const see = (key: string, ids: readonly string[], isOn = false) => {
  for (const id of ids) {
    ring.record('production', key, {
      namespace: 'device',
      id,
      isOn,
      isSignedIn: false,
      context: { targetingKey: id, attributes: attributesOf(id) },
    });
  }
};
/** Every second visitor is on the plan that costs something. */
const attributesOf = (id: string) => ({ plan: Number(id.slice(-1)) % 2 === 0 ? 'pro' : 'free' });
const people = (count: number) => Array.from({ length: count }, (_, nth) => `visitor-${nth}`);
const rowsOf = (key: string) => db.execute(sql`select * from visitors where flag_key = ${key} order by position`);
const production = { environmentId: 1 };
const distinct = (key: string, since = new Date(0)) => distinctVisitors(db, { ...production, flag: key, since });

describe('the sample of a flag', () => {
  test('has nobody twice, and no id of anybody', async () => {
    see('sampled', people(100));
    await flush();
    see('sampled', people(120), true);
    await flush();
    const rows = await rowsOf('sampled');
    expect(rows).toHaveLength(120);
    expect(JSON.stringify(rows)).not.toContain('visitor-');
    expect(rows.map(({ position }) => position)).toEqual(
      people(120)
        .map((id) => hashedPosition(prefixOf('sampled'), id))
        .toSorted((a, b) => a - b),
    );
    expect(rows.every(({ has_seen }) => has_seen === true)).toBe(true);
    expect(await distinct('sampled')).toBe(120);
    expect(await distinct('sampled', new Date(Date.now() + 3_600_000))).toBe(0);
  });

  test('tells nobody of one flag from anybody of another', async () => {
    see('one', ['the same']);
    see('two', ['the same']);
    await flush();
    const [[one], [two]] = [await rowsOf('one'), await rowsOf('two')];
    expect(one?.id_hash).not.toBe(two?.id_hash);
  });

  test('is the newest of a flag, as many as fit', async () => {
    see('crowded', ['the first']);
    await flush();
    await db.execute(sql`update visitors set last_at = now() - interval '1 minute' where flag_key = 'crowded'`);
    const crowd = people(VISITORS_PER_FLAG_MAX);
    for (let from = 0; from < crowd.length; from += TAKEN_MAX) {
      see('crowded', crowd.slice(from, from + TAKEN_MAX));
      await flush();
    }
    expect(await distinct('crowded')).toBe(VISITORS_PER_FLAG_MAX);
    expect(await distinct('crowded', new Date(Date.now() - 30_000))).toBe(VISITORS_PER_FLAG_MAX);
  });

  test('forgets who was not seen for a month', async () => {
    see('old', ['gone', 'here']);
    await flush();
    await db.execute(sql`update visitors set last_at = now() - interval '31 days'
      where flag_key = 'old' and position = ${hashedPosition(prefixOf('old'), 'gone')}`);
    await pruneVisitors(db);
    expect(await distinct('old')).toBe(1);
  });
});

describe('the blast radius over REST', () => {
  const ask = (body: unknown) =>
    callEndpoint((incoming) => postBlastRadius({ db, actor: { type: 'system' } }, incoming), { method: 'POST', body });

  test('says whom edits would touch, flag by flag and in all, and changes nothing', async () => {
    const [up, down] = [await flag('up'), await flag('down', { rollout_percentage: 100 })];
    see(up, people(200));
    see(down, people(50), true);
    await flush();
    const gained = people(200).filter((id) => {
      const position = hashedPosition(prefixOf(up), id);
      return position >= 10_000 && position < 50_000;
    }).length;
    const rows = [
      { key: up, rollout_percentage: 50 },
      { key: down, enabled: false },
    ];
    const { status, body } = await ask({ rows });
    expect(status).toBe(200);
    const first = {
      key: up,
      has_rules: false,
      basis: 'positions',
      moved: 0,
      dependents: [],
      sampled: 200,
      gained,
      lost: 0,
      unchanged: 200 - gained,
      lost_after_seeing: 0,
    };
    const second = {
      key: down,
      has_rules: false,
      basis: 'positions',
      moved: 0,
      dependents: [],
      sampled: 50,
      gained: 0,
      lost: 50,
      unchanged: 0,
      lost_after_seeing: 50,
    };
    expect(body).toEqual({
      environment: 'production',
      total: { sampled: 250, gained, lost: 50, moved: 0, unchanged: 200 - gained, lost_after_seeing: 50 },
      flags: [first, second],
      since: expect.any(String),
    });
    expect((await ask({ rows: [{ key: up }] })).body.total).toMatchObject({ gained: 0, lost: 0, unchanged: 200 });
  });

  test('runs rules, targets and weights over whom this instance saw of late, as a whole flag', async () => {
    const key = await flag('ruled', { rollout_percentage: 0 });
    see(key, people(100));
    await flush();
    const pro = { attribute: 'plan', operator: 'equals', values: ['pro'] };
    const rules = [{ conditions: [pro], serve: { variant: 'on' } }];
    const total = async (edit: object) => (await ask({ rows: [{ key, ...edit }] })).body.total;
    expect(await total({ rules })).toMatchObject({ sampled: 100, gained: 50, lost: 0, unchanged: 50 });
    await editFlag(ada, { environment: 'production', key, patch: { rules } });
    const told = (await ask({ rows: [{ key, rules: [] }] })).body.flags[0];
    expect(told).toMatchObject({ basis: 'contexts', has_rules: true, lost: 50, unchanged: 50 });
    const targets = [{ key: 'visitor-1', variant: 'on' }];
    expect(await total({ targets })).toMatchObject({ gained: 1, lost: 0 });
    expect(await total({ enabled: false })).toMatchObject({ gained: 0, lost: 50 });

    const variants = ['a', 'b', 'c'].map((name) => ({ name, value: name }));
    const split = await flag('split', { value_type: 'string', variants, rollout_percentage: 100 });
    see(split, people(100), true);
    await flush();
    const weights = [
      { variant: 'a', weight: 60 },
      { variant: 'b', weight: 40 },
    ];
    const moved = people(100).filter((id) => hashedPosition(prefixOf(split), id) >= 60_000).length;
    const { body } = await ask({ rows: [{ key: split, weights }] });
    expect(body.total).toMatchObject({ gained: 0, lost: 0, moved, unchanged: 100 - moved });
    const inAll = async (edit: object) => (await ask({ rows: [{ key: split, ...edit }] })).body.total;
    // Who gets another value of the same variant gets another answer too, and so does who gets another on variant.
    expect(await inAll({ on_variant: 'b' })).toMatchObject({ gained: 0, lost: 0, moved: 100 });
    const renewed = variants.map((one) => ({ ...one, value: one.name === 'a' ? 'new' : one.value }));
    expect(await inAll({ variants: renewed })).toMatchObject({ gained: 0, lost: 0, moved: 100 });
    const misfit = await ask({ rows: [{ key: split, rules: [{ conditions: [], serve: { variant: 'nobody' } }] }] });
    expect(misfit).toMatchObject({ status: 422, body: { error: { field: 'rules.0.serve.variant' } } });
    const most = [
      {
        key: split,
        weights: [
          { variant: 'a', weight: 20 },
          { variant: 'b', weight: 80 },
        ],
      },
    ];
    const required = requireKeys(
      db,
      { environment: 'production', rows: most, typed: {} },
      { sharePercent: 50, now: Date.now() },
    );
    await expect(required).rejects.toMatchObject({ more: { field: 'confirm', details: [{ key: split }] } });
  });

  test('names the flags whose answers hang on the one that is edited', async () => {
    const [asked, asker] = [await flag('asked-for'), await flag('asker')];
    await editFlag(ada, {
      environment: 'production',
      key: asker,
      patch: { prerequisites: [{ flag: asked, variants: ['on'] }] },
    });
    const { body } = await ask({ rows: [{ key: asked, enabled: false }] });
    expect(body.flags).toMatchObject([{ key: asked, dependents: [asker] }]);
  });

  test('refuses by name what it cannot read', async () => {
    expect(await ask({ rows: [] })).toMatchObject({ status: 422, body: { error: { field: 'rows' } } });
    const typing = { method: 'POST', body: { rows: [] }, headers: { prefer: 'handling=lenient' } };
    const lenient = await callEndpoint(
      (incoming) => postBlastRadius({ db, actor: { type: 'system' } }, incoming),
      typing,
    );
    expect(lenient).toMatchObject({ status: 200, body: { total: null, refused: { field: 'rows' } } });
    expect((await ask({ rows: [{ key: 'nobody', enabled: true }] })).status).toBe(404);
    const bad = await ask({ rows: [{ key: 'up', rollout_percentage: 101 }] });
    expect(bad).toMatchObject({ status: 422, body: { error: { field: 'rows.0.rollout_percentage' } } });
  });
});
