import { describe, expect, test } from 'vitest';
import type { Database } from '@/db/client';
import { startScheduler } from './start-scheduler';

// What is tried here never looks at the database: the works are the test's own.
const db = {} as Database;

describe('the scheduler', () => {
  test('keeps a work that fails from nothing: the others have their turn, and so has it again', async () => {
    const turns = { failing: 0, sound: 0 };
    const both = Promise.withResolvers<void>();
    const count = (name: keyof typeof turns) => {
      turns[name] += 1;
      if (turns.failing >= 2 && turns.sound >= 2) both.resolve();
    };
    const stop = startScheduler(db, [
      {
        name: 'failing',
        tick: async () => {
          count('failing');
          throw new Error('not today');
        },
      },
      { name: 'sound', tick: async () => count('sound') },
    ]);
    await both.promise;
    await stop();
    expect(turns.failing).toBeGreaterThanOrEqual(2);
    expect(turns.sound).toBeGreaterThanOrEqual(2);
  });

  test('waits for the step under way before it says that it stopped', async () => {
    const begun = Promise.withResolvers<void>();
    const may = Promise.withResolvers<void>();
    let isDone = false;
    const stop = startScheduler(db, [
      {
        name: 'slow',
        tick: async () => {
          begun.resolve();
          await may.promise;
          isDone = true;
        },
      },
    ]);
    await begun.promise;
    const stopped = stop();
    may.resolve();
    await stopped;
    expect(isDone).toBe(true);
  });
});
