import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RevisionReach } from '@/lib/instances/reach-of';
import { someReach } from './reach.fixture';
import { ReachWatch } from './reach-watch';

const waiting = someReach(['a', 12], ['b', 'waiting', 1283]);
const complete = someReach(['a', 12], ['b', 84]);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A watch over an answer that tests change, and how often it was asked for. */
function watching(first: RevisionReach | null | Error) {
  const world = { answer: first, asked: 0, isLooking: true };
  const watch = new ReachWatch({
    isLooking: () => world.isLooking,
    ask: async () => {
      world.asked += 1;
      if (world.answer instanceof Error) throw world.answer;
      return world.answer;
    },
  });
  return { world, watch };
}

test('it is asked often for 5 s, then each second, for a minute, and then it is over', async () => {
  const { world, watch } = watching(waiting);
  watch.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(4_900);
  expect(world.asked).toBe(25);
  await vi.advanceTimersByTimeAsync(10_100);
  expect(world.asked).toBe(36);
  expect(watch.read()).toEqual({ reach: waiting, isOver: false });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(world.asked).toBe(81);
  expect(watch.read()).toEqual({ reach: waiting, isOver: true });
});

test('it is over when it is complete, for everybody who watches', async () => {
  const { world, watch } = watching(waiting);
  const told = [vi.fn(), vi.fn()];
  for (const watcher of told) watch.subscribe(watcher);
  await vi.advanceTimersByTimeAsync(100);
  world.answer = complete;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(watch.read()).toEqual({ reach: complete, isOver: true });
  expect([world.asked, ...told.map(({ mock }) => mock.calls.length)]).toEqual([2, 2, 2]);
});

test('a page in the background asks nothing, and goes on when it is looked at', async () => {
  const { world, watch } = watching(waiting);
  world.isLooking = false;
  watch.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(600_000);
  expect([world.asked, watch.read().isOver]).toEqual([0, false]);
  world.isLooking = true;
  world.answer = complete;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(watch.read()).toEqual({ reach: complete, isOver: true });
});

test('nobody watches, nobody asks; whoever watches again goes on', async () => {
  const { world, watch } = watching(waiting);
  watch.subscribe(() => {})();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.asked).toBe(1);
  watch.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(100);
  expect(world.asked).toBe(2);
});

test('a server that does not answer takes away nothing that was known; one that never will ends it', async () => {
  const { world, watch } = watching(waiting);
  watch.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(100);
  world.answer = new Error('away');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(watch.read()).toEqual({ reach: waiting, isOver: false });
  world.answer = null;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(watch.read()).toEqual({ reach: waiting, isOver: true });
});
