// Next's cache expects what Next puts on `globalThis` when it starts: this comes before it.
import 'next/dist/server/node-environment-baseline';
import { unstable_cache } from 'next/cache';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { applySettings } from '@/e2e/support/apply-settings';
import { nextCache } from '@/e2e/support/next-cache';
import { storedFlag } from '@/e2e/support/stored-flag';
import { keepSnapshots, residentSnapshots } from '@/lib/snapshot/resident-snapshots';
import { buildSnapshot } from '@/lib/snapshot/snapshot';
import { SnapshotStore } from '@/lib/snapshot/store';
import { flagFragment } from './fragment';
import { flagTag } from './keys';

const FLAG = 'new_dashboard';
const TAG = flagTag('production', FLAG);
const RUN_COUNT = 1_000;

const cache = nextCache();
const neverAsked = openDatabase('postgres://nobody@127.0.0.1:1/nothing');

beforeAll(() => applySettings({}));
beforeEach(startProcess);
afterAll(async () => {
  keepSnapshots(null);
  await neverAsked.close();
});

describe('0 of 1,000 readers after a save get what a fill read before it', { timeout: 60_000 }, () => {
  test.each([
    ['the tags are expired while it waits', { isExpired: true, isReadMeanwhile: false }],
    ['somebody reads while it waits', { isExpired: true, isReadMeanwhile: true }],
    ['nobody ever expires a tag', { isExpired: false, isReadMeanwhile: false }],
    ['nobody ever expires a tag, and somebody reads while it waits', { isExpired: false, isReadMeanwhile: true }],
  ])('%s', async (name, interleaving) => {
    const shown = percentageShown((compute) => flagFragment(name, [FLAG], compute));
    expect(await staleReads(shown, interleaving)).toBe(0);
  });

  test("whereas Next's own cache, with the same tags expired, keeps what the fill read before the save", async () => {
    const shown = percentageShown((compute) => unstable_cache(compute, ['plain'], { tags: [TAG] }));
    expect(await staleReads(shown, { isExpired: true, isReadMeanwhile: false }, 1)).toBe(1);
  });
});

test('a fragment is computed once, and not again when another flag is saved', async () => {
  const shown = percentageShown((compute) => flagFragment('another flag', [FLAG], compute));
  save({ revision: 1, percentage: 10 });
  for (let revision = 2; revision <= 5; revision++) {
    expect(await shown.read()).toBe(10);
    holdSave({ revision, touched: 1, percentage: 10 });
  }
  expect(shown.fillCount()).toBe(1);
});

test('a percentage that goes back to what it was does not bring back what was computed then', async () => {
  const shown = percentageShown((compute) => flagFragment('there and back', [FLAG], compute));
  for (const [index, percentage] of [10, 25, 10].entries()) {
    save({ revision: index + 1, percentage });
    expect(await shown.read()).toBe(percentage);
    expect(shown.fillCount()).toBe(index + 1);
  }
});

test('a process that begins on a cache of another goes on with what is current in it, and with nothing older', async () => {
  const shown = percentageShown((compute) => flagFragment('a restart', [FLAG], compute));
  save({ revision: 1, percentage: 10 });
  await shown.read();
  startProcess();
  save({ revision: 1, percentage: 10 });
  expect(await shown.read()).toBe(10);
  expect(shown.fillCount()).toBe(1);
  startProcess();
  save({ revision: 2, percentage: 0 });
  expect(await shown.read()).toBe(0);
});

test('a database brought back from a backup shows its own answers, although its revisions were there before', async () => {
  const shown = percentageShown((compute) => flagFragment('a backup', [FLAG], compute));
  save({ revision: 7, percentage: 100 });
  expect(await shown.read()).toBe(100);
  save({ revision: 7, percentage: 0, lineage: 'brought back' });
  expect(await shown.read()).toBe(0);
});

test('what was computed for one answer is never shown for another, however alike they are spelled', async () => {
  const spelled = flagFragment('arguments', [FLAG], async (...args: (string | number | boolean | null)[]) => args);
  save({ revision: 1, percentage: 10 });
  const lists = [[true], ['true'], [1], ['1'], [null], ['null'], [], ['a,b'], ['a', 'b'], ['a","b'], ['']];
  for (const _ of ['computed', 'kept']) for (const list of lists) expect(await spelled(...list)).toEqual(list);
});

test('a process that holds no snapshot keeps nothing, because it knows of no save', async () => {
  let fillCount = 0;
  const counted = flagFragment('nothing held', [FLAG], async () => ++fillCount);
  keepSnapshots(null);
  expect([await counted(), await counted()]).toEqual([1, 2]);
});

/** A fragment that shows the flag's percentage; its fills can be held up after they have read it. */
function percentageShown(cached: (compute: () => Promise<number | undefined>) => () => Promise<number | undefined>) {
  let fillCount = 0;
  let heldUp: Promise<void> | null = null;
  let whenRead = () => {};
  const read = cached(async () => {
    fillCount += 1;
    const percentage = residentSnapshots()?.current('production')?.flags.get(FLAG)?.percentage;
    whenRead();
    await heldUp;
    return percentage;
  });
  return {
    read,
    fillCount: () => fillCount,
    /** Begins a fill that has read and waits. `finish` lets it write what it read. */
    async begin() {
      const gate = Promise.withResolvers<void>();
      const hasRead = Promise.withResolvers<void>();
      [heldUp, whenRead] = [gate.promise, hasRead.resolve];
      const filled = read();
      await Promise.race([hasRead.promise, filled]);
      [heldUp, whenRead] = [null, () => {}];
      const finish = () => {
        gate.resolve();
        return filled;
      };
      return { finish };
    },
  };
}

/** How many saves are followed by a reader who gets the value from before. */
async function staleReads(
  { begin, read }: ReturnType<typeof percentageShown>,
  { isExpired, isReadMeanwhile }: { isExpired: boolean; isReadMeanwhile: boolean },
  runCount = RUN_COUNT,
): Promise<number> {
  let staleCount = 0;
  for (let run = 0; run < runCount; run++) {
    save({ revision: 2 * run + 1, percentage: 10 });
    const fill = await begin();
    save({ revision: 2 * run + 2, percentage: 25 });
    if (isExpired) await cache.revalidateTag(TAG, { expire: 0 });
    if (isReadMeanwhile && (await read()) !== 25) staleCount += 1;
    expect(await fill.finish()).toBe(10);
    if ((await read()) !== 25) staleCount += 1;
  }
  return staleCount;
}

function startProcess(): void {
  keepSnapshots(new SnapshotStore({ db: neverAsked.db, monotonicNow: () => 0 }));
}

/** This process learns of a save of the flag. */
function save({ revision, percentage, lineage }: { revision: number; percentage: number; lineage?: string }): void {
  holdSave({ revision, touched: revision, percentage, ...(lineage && { lineage }) });
}

/** This process learns of a revision; the flag itself was `touched` last by that one or an earlier one. */
function holdSave({ revision, touched, percentage, lineage = 'the first' }: Held): void {
  const row = storedFlag(FLAG, { rolloutPercentage: percentage, revision: touched });
  const loaded = {
    environment: 'production',
    lineage,
    revision,
    flagCount: 1,
    segmentCount: 0,
    segments: [],
    rows: [row],
    since: null,
  };
  expect(residentSnapshots()?.offer(buildSnapshot(loaded, null), 'postgres')).toBe(true);
}

interface Held {
  readonly revision: number;
  readonly touched: number;
  readonly percentage: number;
  readonly lineage?: string;
}
