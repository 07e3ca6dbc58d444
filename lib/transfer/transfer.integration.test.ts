import { describe, expect, test } from 'vitest';
import { accountCalled, contextOf, flagWorld } from '@/e2e/support/flag-world';
import { createEnvironment } from '@/lib/environments/create-environment';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import { verifyHistory } from '@/lib/history/verify-history';
import { createSegment } from '@/lib/segments/create-segment';
import { exportEnvironment } from './export-environment';
import { importEnvironment } from './import-environment';

const { db, ada, flag } = await flagWorld();
const here = await flagWorld();
const now = new Date('2026-11-30T00:00:00Z');
const exported = (environment: string, from = { db, actor: ada.actor }) =>
  exportEnvironment(from, { environment, now });
const contents = ({ flags, segments }: Awaited<ReturnType<typeof exported>>) => ({ flags, segments });

await createSegment(ada, {
  key: 'staff',
  conditions: [{ attribute: 'mail', operator: 'ends_with', values: ['@us.example'] }],
  included: ['7'],
});
await flag('base', { rollout_percentage: 100, client_visible: true, tags: ['web'] });
await flag('asking', { rollout_percentage: 12.5 });
const rules = [{ name: 'Staff', conditions: [{ segment: 'staff' }], serve: { percentage: 50, by: 'org' } }];
await editFlag(ada, {
  environment: 'production',
  key: 'asking',
  patch: {
    rules,
    targets: [{ key: '9', variant: 'on', note: 'QA' }],
    prerequisites: [{ flag: 'base', variants: ['on'] }],
  },
});
const sizes = ['s', 'm', 'l'].map((name, nth) => ({ name, value: nth }));
await flag('sized', { value_type: 'number', variants: sizes, rollout_percentage: 0 });
await editFlag(ada, {
  environment: 'production',
  key: 'sized',
  patch: {
    weights: [
      { variant: 's', weight: 30 },
      { variant: 'l', weight: 70 },
    ],
  },
});
await killFlag(ada, { environment: 'production', key: 'base', input: {} });
await flag('gone');
await archiveFlag(ada, { environment: 'production', key: 'gone', input: {} });

/** A document as its JSON is. */
interface Loose {
  schema: string;
  flags: Record<string, unknown>[];
}
const GUESS = { conditions: [{ attribute: 'a', operator: 'guess' }], serve: { variant: 'on' } };
const NOBODY = { conditions: [{ segment: 'nobody' }], serve: { variant: 's' } };

const invalid = (field: string) => ({ code: 'INVALID_INPUT', more: { field } });

describe('a whole environment', () => {
  test('goes to another installation and comes out the same, without kills and archived flags', async () => {
    const document = await exported('production');
    expect(document.flags.map(({ key }) => key)).toEqual(['asking', 'base', 'sized']);
    const input = { document: JSON.parse(JSON.stringify(document)), note: 'Moved.' };
    const { changes, untouched } = await importEnvironment(here.ada, { environment: 'production', input });
    expect(untouched).toEqual([]);
    expect(changes.length).toBeGreaterThan(5);
    const there = await exported('production', { db: here.db, actor: here.ada.actor });
    expect(contents(there)).toEqual(contents(document));
    expect((await importEnvironment(here.ada, { environment: 'production', input })).changes).toEqual([]);
    for await (const { chain, fault } of verifyHistory(here.db))
      expect({ chain, fault }).toEqual({ chain, fault: null });
  });

  test('is looked at first: a dry run says what would change, and changes nothing', async () => {
    const document = JSON.parse(JSON.stringify(await exported('production')));
    document.flags[0].rollout_percentage = 80;
    document.flags.push({ ...document.flags[1], key: 'brand-new' });
    const before = await exported('production');
    const input = { document, dry_run: true };
    const { changes, isDryRun } = await importEnvironment(ada, { environment: 'production', input });
    expect(isDryRun).toBe(true);
    expect(changes).toContainEqual(
      expect.objectContaining({
        action: 'flag.edited',
        flag: 'asking',
        before: { rollout_percentage: 12.5 },
        after: { rollout_percentage: 80 },
      }),
    );
    expect(changes.filter(({ flag: key }) => key === 'brand-new').length).toBeGreaterThan(0);
    expect(contents(await exported('production'))).toEqual(contents(before));
  });

  test('leaves what the document does not have, and no kill is lifted', async () => {
    const document = JSON.parse(JSON.stringify(await exported('production')));
    document.flags = document.flags.filter(({ key }: { key: string }) => key !== 'sized');
    const { untouched } = await importEnvironment(ada, { environment: 'production', input: { document } });
    expect(untouched).toContain('sized');
    const [row] = (await db.execute(
      "select killed from flag_environments fe join flags f on f.id = fe.flag_id where f.key = 'base' and killed",
    )) as { killed: boolean }[];
    expect(row?.killed).toBe(true);
  });

  test.each<[string, (document: Loose) => void, object]>([
    [
      'a rule that cannot be read',
      ({ flags: [first] }) => Object.assign(first ?? {}, { rules: [GUESS] }),
      invalid('document.flags.0.rules.0.conditions.0.operator'),
    ],
    ['a flag twice', ({ flags }) => flags.push(flags[0] ?? {}), invalid('document.flags.3.key')],
    [
      'another schema',
      (document) => Object.assign(document, { schema: 'sluice.environment/9' }),
      invalid('document.schema'),
    ],
    [
      'a flag that hashes another id',
      ({ flags }) => Object.assign(flags[2] ?? {}, { identity_policy: 'user' }),
      { code: 'CONFLICT' },
    ],
    [
      'a segment that there is not',
      ({ flags }) => Object.assign(flags[2] ?? {}, { rules: [NOBODY] }),
      invalid('document.flags.2.rules'),
    ],
    [
      'a cycle',
      ({ flags }) => Object.assign(flags[1] ?? {}, { prerequisites: [{ flag: 'asking', variants: ['on'] }] }),
      invalid('document.flags.0.prerequisites'),
    ],
    [
      'a variant that a new flag does not have',
      ({ flags }) => flags.push({ ...flags[2], key: 'new-here', off_variant: 'xl' }),
      invalid('document.flags.3.off_variant'),
    ],
  ])('with %s is refused whole, and it says where', async (_what, spoil, refusal) => {
    const document = JSON.parse(JSON.stringify(await exported('production')));
    document.flags[0].rollout_percentage = 99;
    spoil(document);
    const before = await exported('production');
    const refused = importEnvironment(ada, { environment: 'production', input: { document } });
    await expect(refused).rejects.toMatchObject(refusal);
    expect(contents(await exported('production'))).toEqual(contents(before));
  });

  test('of a thousand flags comes in while a kill waits for it, and the kill is not turned away', async () => {
    const key = await flag('in_flames', { rollout_percentage: 50 });
    const document = JSON.parse(JSON.stringify(await exported('production')));
    const model = document.flags.find((one: { key: string }) => one.key === key);
    for (let nth = 0; nth < 1_000; nth++) document.flags.push({ ...model, key: `in_flames.${nth}` });
    const importing = importEnvironment(ada, { environment: 'production', input: { document } });
    const killing = killFlag(ada, { environment: 'production', key, input: {} });
    const made = (await importing).changes.filter(({ environment }) => environment === 'production');
    expect(made).toHaveLength(1_000);
    expect(made[0]).toMatchObject({ action: 'flag.created', after: { enabled: true, rollout_percentage: 50 } });
    expect((await killing).result).toBe(true);
  });

  test('is taken in by admins alone, and read by whoever may look there', async () => {
    const document = await exported('production');
    const eve = contextOf(db, await accountCalled(db, 'Eve', 'editor'));
    await expect(importEnvironment(eve, { environment: 'staging', input: { document } })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const may = { reads: ['staging'], writes: [], administers: false };
    const machine = { db, actor: { type: 'token', id: 1, may } as const };
    await expect(exported('production', machine)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await createEnvironment(ada, { key: 'fresh', name: 'Fresh' });
    const input = { document: JSON.parse(JSON.stringify(document)) };
    await importEnvironment(ada, { environment: 'fresh', input });
    expect(contents(await exported('fresh'))).toEqual(contents(document));
  });
});
