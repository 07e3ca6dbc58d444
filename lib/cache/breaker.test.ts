import { expect, test } from 'vitest';
import { Breaker, BreakerOpen, FAILURE_COUNT_TO_OPEN, OPEN_FOR_MS } from './breaker';

const fails = () => Promise.reject(new Error('no answer'));
const works = () => Promise.resolve('answer');

async function brokenBreaker() {
  const clock = { ms: 0 };
  const breaker = new Breaker(() => clock.ms);
  for (let i = 0; i < FAILURE_COUNT_TO_OPEN; i++) await expect(breaker.run(fails)).rejects.toThrow('no answer');
  return { breaker, clock };
}

test('after three failures in a row nothing is tried any more, for five seconds', async () => {
  const { breaker, clock } = await brokenBreaker();
  let tried = 0;
  const attempt = () =>
    breaker.run(async () => {
      tried += 1;
    });
  await expect(attempt()).rejects.toThrow(BreakerOpen);
  clock.ms = OPEN_FOR_MS - 1;
  await expect(attempt()).rejects.toThrow(BreakerOpen);
  expect(tried).toBe(0);
  clock.ms = OPEN_FOR_MS;
  await attempt();
  expect(tried).toBe(1);
});

test('a success in between starts the count again', async () => {
  const breaker = new Breaker(() => 0);
  for (let round = 0; round < 5; round++) {
    await expect(breaker.run(fails)).rejects.toThrow();
    await expect(breaker.run(fails)).rejects.toThrow();
    await expect(breaker.run(works)).resolves.toBe('answer');
  }
  expect(breaker.isOpen).toBe(false);
});

test('after the pause one attempt goes through, and the others are refused until it is answered', async () => {
  const { breaker, clock } = await brokenBreaker();
  clock.ms = OPEN_FOR_MS;
  const probe = Promise.withResolvers<string>();
  const first = breaker.run(() => probe.promise);
  await expect(breaker.run(works)).rejects.toThrow(BreakerOpen);
  probe.resolve('answer');
  await expect(first).resolves.toBe('answer');
  await expect(breaker.run(works)).resolves.toBe('answer');
});

test('an attempt that fails closes the door for another five seconds', async () => {
  const { breaker, clock } = await brokenBreaker();
  clock.ms = OPEN_FOR_MS;
  await expect(breaker.run(fails)).rejects.toThrow('no answer');
  clock.ms = 2 * OPEN_FOR_MS - 1;
  await expect(breaker.run(works)).rejects.toThrow(BreakerOpen);
  clock.ms = 2 * OPEN_FOR_MS;
  await expect(breaker.run(works)).resolves.toBe('answer');
});

test('whoever began before the door closed does not open it for others when they end', async () => {
  const clock = { ms: 0 };
  const breaker = new Breaker(() => clock.ms);
  const slow = Promise.withResolvers<string>();
  const straggler = breaker.run(() => slow.promise);
  for (let i = 0; i < FAILURE_COUNT_TO_OPEN; i++) await expect(breaker.run(fails)).rejects.toThrow('no answer');
  clock.ms = OPEN_FOR_MS;
  const probe = Promise.withResolvers<string>();
  const probing = breaker.run(() => probe.promise);
  slow.reject(new Error('too late'));
  await expect(straggler).rejects.toThrow('too late');
  await expect(breaker.run(works)).rejects.toThrow(BreakerOpen);
  clock.ms = 2 * OPEN_FOR_MS;
  await expect(breaker.run(works)).rejects.toThrow(BreakerOpen);
  probe.resolve('answer');
  await expect(probing).resolves.toBe('answer');
});

test('its opening is told once, with what went wrong, and its closing once, however long it lasted', async () => {
  const clock = { ms: 0 };
  const told: [boolean, unknown][] = [];
  const breaker = new Breaker(
    () => clock.ms,
    (answers, error) => told.push([answers, error instanceof Error ? error.message : error]),
  );
  for (let i = 0; i < 20; i++) {
    await expect(breaker.run(fails)).rejects.toThrow();
    clock.ms += OPEN_FOR_MS;
  }
  expect(breaker.answers).toBe(false);
  for (let i = 0; i < 3; i++) await breaker.run(works);
  expect(breaker.answers).toBe(true);
  expect(told).toEqual([
    [false, 'no answer'],
    [true, null],
  ]);
});
