import fc from 'fast-check';
import { expect, test } from 'vitest';
import { history } from '@/db/schema';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { ENVIRONMENTS } from '@/e2e/support/trace';
import { DomainError } from '@/lib/domain-error';
import { archiveFlag, restoreFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { readFlagRows } from '@/lib/flags/flag-row';
import { killFlag } from '@/lib/flags/kill-flag';
import { liftFlag } from '@/lib/flags/lift-flag';
import { revertFlag } from '@/lib/flags/revert-flag';
import { saveRows } from '@/lib/flags/save-rows';
import { ENTRIES_PER_CHAIN_PAGE } from './chain-pages';
import { verifyHistory } from './verify-history';

const CHANGES = 2_000;
const { db, ada, flag } = await flagWorld();

const environment = fc.constantFrom(...ENVIRONMENTS);
const number = fc.nat(39);
const percentage = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000);
const text = fc.string({ unit: 'binary', maxLength: 30 });
const row = fc.record({ number, rollout_percentage: percentage, enabled: fc.boolean() });
const patch = fc.record(
  { rollout_percentage: percentage, description: text, owner: text, tags: fc.array(text, { maxLength: 3 }) },
  { requiredKeys: [] },
);
const said = <Verb extends string, More>(verb: Verb, more: fc.Arbitrary<More>) =>
  fc.record({ verb: fc.constant(verb), environment, more });
const step = fc.oneof(
  { weight: 5, arbitrary: said('save', fc.uniqueArray(row, { minLength: 20, selector: (one) => one.number })) },
  { weight: 3, arbitrary: said('edit', fc.record({ number, patch })) },
  { weight: 1, arbitrary: said('archive', fc.record({ number })) },
  { weight: 1, arbitrary: said('restore', fc.record({ number })) },
  { weight: 1, arbitrary: said('kill', fc.record({ number })) },
  { weight: 1, arbitrary: said('lift', fc.record({ number })) },
  { weight: 1, arbitrary: said('revert', fc.record({ number })) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const keyOf = (nth: number) => `flag_${nth}`;

async function take({ verb, environment, more }: Step): Promise<unknown> {
  if (verb === 'save') {
    const held = await readFlagRows(db, 'all', [ENVIRONMENTS.indexOf(environment) + 1]);
    const rows = more.flatMap(({ number, ...values }) => {
      const open = held.find(({ key, archived }) => key === keyOf(number) && !archived);
      return open ? [{ key: open.key, version: open.version, ...values }] : [];
    });
    return saveRows(ada, { environment, input: { rows } });
  }
  const about = { environment, key: keyOf(more.number) };
  switch (verb) {
    case 'edit':
      return editFlag(ada, { ...about, patch: more.patch });
    case 'archive':
      return archiveFlag(ada, { ...about, input: {} });
    case 'restore':
      return restoreFlag(ada, { ...about, input: {} });
    case 'kill':
      return killFlag(ada, { ...about, input: {} });
    case 'lift':
      return liftFlag(ada, { ...about, input: {} });
    case 'revert': {
      const held = await readFlagRows(db, [about.key], [ENVIRONMENTS.indexOf(environment) + 1]);
      return revertFlag(ada, { ...about, input: { entry_id: held[0]?.lastEntryId } });
    }
  }
}

async function reports() {
  const all = [];
  for await (const report of verifyHistory(db)) all.push(report);
  return all;
}

const faults = async () => (await reports()).flatMap(({ fault }) => fault ?? []);

test(`${CHANGES} random changes, replayed from history, give the flags that are stored, field for field`, async () => {
  for (let nth = 0; nth < 40; nth++) await flag(keyOf(nth));
  const before = await db.$count(history);
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(step), async (story) => {
      for (const one of story) {
        // A refusal (an archived flag, say) is an outcome like any other. Anything else is a bug.
        await take(one).catch((error) => {
          if (!(error instanceof DomainError)) throw error;
        });
        if ((await db.$count(history)) >= before + CHANGES) return;
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
  expect(await faults()).toEqual([]);
}, 180_000);

test('a chain that ends exactly where a page ends is read to its end', async () => {
  const ofStaging = async () => (await reports()).find(({ environment }) => environment === 'staging');
  const missing = ENTRIES_PER_CHAIN_PAGE - (((await ofStaging())?.end.sequence ?? 0) % ENTRIES_PER_CHAIN_PAGE);
  const key = await flag('up_to_the_page');
  for (let i = 1; i < missing; i++) {
    await editFlag(ada, { environment: 'staging', key, patch: { rollout_percentage: i / 10 } });
  }
  const full = await ofStaging();
  expect((full?.end.sequence ?? 1) % ENTRIES_PER_CHAIN_PAGE).toBe(0);
  expect(full?.fault).toBeNull();
});

test('what is saved while history is verified is no fault', async () => {
  const key = await flag('meanwhile');
  let saves = 0;
  const saving = new AbortController();
  const saver = (async () => {
    for (; !saving.signal.aborted; saves++) {
      await flag(`meanwhile_${saves}`);
      await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: (saves % 1_000) / 10 } });
    }
  })();
  try {
    while (saves < 30) expect(await faults()).toEqual([]);
  } finally {
    saving.abort();
    await saver;
  }
});
