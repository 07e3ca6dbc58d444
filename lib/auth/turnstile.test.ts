import { expect, test } from 'vitest';
import { createTurnstile } from './turnstile';

function gatedWork() {
  const opened: Array<() => void> = [];
  let atOnce = 0;
  let most = 0;
  const work = () =>
    new Promise<number>((resolve) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      opened.push(() => {
        atOnce -= 1;
        resolve(most);
      });
    });
  const letOneOut = async () => {
    opened.shift()?.();
    await new Promise(setImmediate);
  };
  return { work, letOneOut, running: () => atOnce, most: () => most };
}

test('no more than two work at once, and everybody who waited gets their turn', async () => {
  const through = createTurnstile({ atOnceMax: 2, waitingMax: 10 });
  const { work, letOneOut, running, most } = gatedWork();
  const all = Promise.all(Array.from({ length: 7 }, () => through(work)));
  await new Promise(setImmediate);
  expect(running()).toBe(2);
  for (let left = 0; left < 7; left += 1) await letOneOut();
  await expect(all).resolves.toHaveLength(7);
  expect(most()).toBe(2);
});

test('whoever comes when the queue is full is told so at once', async () => {
  const through = createTurnstile({ atOnceMax: 1, waitingMax: 1 });
  const { work, letOneOut } = gatedWork();
  const first = through(work);
  const second = through(work);
  await expect(through(work)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await letOneOut();
  await letOneOut();
  await Promise.all([first, second]);
});

test('work that fails gives its place to the next', async () => {
  const through = createTurnstile({ atOnceMax: 1, waitingMax: 1 });
  const broken = through(() => Promise.reject(new Error('broken')));
  const next = through(() => Promise.resolve('done'));
  await expect(broken).rejects.toThrow('broken');
  await expect(next).resolves.toBe('done');
  await expect(through(() => Promise.resolve('again'))).resolves.toBe('again');
});
