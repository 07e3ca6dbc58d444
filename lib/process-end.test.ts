import { afterEach, expect, test, vi } from 'vitest';
import { atEnd, doLastWorks, LAST_WORK_TIMEOUT_MS } from './process-end';

const done: string[] = [];
afterEach(() => done.splice(0));

const doing = (name: string) => async () => {
  done.push(name);
};

test('what was started last ends first, each once', async () => {
  atEnd('the pool', doing('the pool'));
  atEnd('the listener', doing('the listener'));
  atEnd('the counters', doing('the counters'));
  expect(await doLastWorks()).toBe(true);
  expect(done).toEqual(['the counters', 'the listener', 'the pool']);
  expect(await doLastWorks()).toBe(true);
  expect(done).toHaveLength(3);
});

test('a name that is given again stands for the newer work', async () => {
  atEnd('the listener', doing('the old one'));
  atEnd('the pool', doing('the pool'));
  atEnd('the listener', doing('the new one'));
  await doLastWorks();
  expect(done).toEqual(['the new one', 'the pool']);
});

test('what fails, or does not end, keeps nothing else from being done, and is told', async () => {
  vi.useFakeTimers();
  try {
    atEnd('the pool', doing('the pool'));
    atEnd('the listener', () => new Promise(() => {}));
    atEnd('the counters', () => {
      throw new Error('The database is away.');
    });
    const ending = doLastWorks();
    await vi.advanceTimersByTimeAsync(LAST_WORK_TIMEOUT_MS);
    expect(await ending).toBe(false);
    expect(done).toEqual(['the pool']);
  } finally {
    vi.useRealTimers();
  }
});
