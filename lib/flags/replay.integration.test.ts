import fc from 'fast-check';
import { expect, test } from 'vitest';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { ENVIRONMENTS } from '@/e2e/support/trace';
import { DomainError } from '@/lib/domain-error';
import { flagStateAt, replay } from '@/lib/history/flag-state-at';
import { archiveFlag, restoreFlag } from './archive-flag';
import { editFlag } from './edit-flag';
import { fieldsOf } from './flag-fields';
import { readFlagRows } from './flag-row';
import { killFlag } from './kill-flag';
import { liftFlag } from './lift-flag';
import { revertFlag } from './revert-flag';
import { undoChange } from './undo-change';

const { db, ada, flag } = await flagWorld();
const keys = [await flag('one'), await flag('Two')];

const environment = fc.constantFrom(...ENVIRONMENTS);
const key = fc.constantFrom(...keys);
const text = fc.string({ unit: 'binary', maxLength: 20 });
const patch = fc.record(
  {
    rollout_percentage: fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000),
    enabled: fc.boolean(),
    description: text,
    owner: text,
    tags: fc.array(text, { maxLength: 3 }),
    failure_mode: fc.constantFrom('last-known-good', 'fail-closed', 'fail-open'),
    client_visible: fc.boolean(),
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ verb: fc.constant('edit' as const), environment, key, patch }) },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constantFrom('archive' as const, 'restore' as const, 'kill' as const, 'lift' as const),
      environment,
      key,
    }),
  },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('revert' as const), environment, key, back: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('undo' as const), environment, back: fc.nat() }) },
);

async function take(said: typeof step extends fc.Arbitrary<infer Step> ? Step : never): Promise<unknown> {
  const entries = await environmentChain(db, said.environment);
  const pick = (from: typeof entries, back: number) => from[back % from.length];
  switch (said.verb) {
    case 'edit':
      return editFlag(ada, said);
    case 'archive':
      return archiveFlag(ada, { ...said, input: {} });
    case 'restore':
      return restoreFlag(ada, { ...said, input: {} });
    case 'kill':
      return killFlag(ada, { ...said, input: {} });
    case 'lift':
      return liftFlag(ada, { ...said, input: {} });
    case 'revert': {
      const entry = pick(
        entries.filter((one) => one.flag === said.key),
        said.back,
      );
      return revertFlag(ada, { ...said, input: { entry_id: entry?.id } });
    }
    case 'undo':
      return undoChange(ada, { change_id: pick(entries, said.back)?.change });
  }
}

test('history replayed, entry after entry, gives the flags as they are: whatever was done, refused or undone', async () => {
  let done = 0;
  const seen: { environment: string; flag: string; entryId: number; state: unknown }[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (story) => {
      for (const said of story) {
        try {
          await take(said);
          done += 1;
        } catch (error) {
          // A refusal is an outcome like any other. Anything else is a bug.
          if (!(error instanceof DomainError)) throw error;
        }
      }
      for (const [position, name] of ENVIRONMENTS.entries()) {
        const entries = await environmentChain(db, name);
        for (const row of await readFlagRows(db, keys, [position + 1])) {
          const own = entries.filter((entry) => entry.flag === row.key);
          const state = fieldsOf(row);
          expect(replay(own.map(({ after }) => after))).toEqual(state);
          const entryId = own.at(-1)?.id ?? 0;
          seen.push({ environment: name, flag: row.key, entryId, state });
        }
      }
    }),
    { numRuns: 8 },
  );
  expect(done).toBeGreaterThan(20);
  // And each moment that was looked at on the way can be gone back to.
  for (const { state, ...moment } of seen) expect(await flagStateAt(db, moment)).toEqual(state);
  expect(await environmentChain(db, PRODUCTION)).not.toHaveLength(0);
});
