import { expect, test } from 'vitest';
import { createTokenGate, TOKEN_KEPT_MS } from './token-gate';

/** A database with one good token, and a clock that stands still until it is moved. */
function world() {
  const state = { now: 0, good: new Set(['good']), asked: 0, away: false };
  const isGood = createTokenGate({
    monotonicNow: () => state.now,
    check: async (token) => {
      state.asked += 1;
      if (state.away) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
      return state.good.has(token);
    },
  });
  return { state, isGood };
}

test('a token is looked up once in five seconds, however often it asks', async () => {
  const { state, isGood } = world();
  await Promise.all(Array.from({ length: 50 }, () => isGood('good')));
  state.now = TOKEN_KEPT_MS - 1;
  expect(await isGood('good')).toBe(true);
  expect(state.asked).toBe(1);
  state.now = TOKEN_KEPT_MS;
  expect(await isGood('good')).toBe(true);
  expect(state.asked).toBe(2);
});

test('revoking a token bites within five seconds', async () => {
  const { state, isGood } = world();
  expect(await isGood('good')).toBe(true);
  state.good.clear();
  state.now = TOKEN_KEPT_MS;
  expect(await isGood('good')).toBe(false);
  expect(await isGood('good')).toBe(false);
});

test('a token that is not known is refused, and works the moment it is made', async () => {
  const { state, isGood } = world();
  expect(await isGood('new')).toBe(false);
  state.good.add('new');
  expect(await isGood('new')).toBe(true);
});

test('an outage of the database refuses nobody who was let in before, and lets in nobody else', async () => {
  const { state, isGood } = world();
  await isGood('good');
  state.away = true;
  state.now = TOKEN_KEPT_MS * 100;
  expect(await isGood('good')).toBe(true);
  await expect(isGood('guessed')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  state.good.clear();
  state.away = false;
  state.now += TOKEN_KEPT_MS;
  expect(await isGood('good')).toBe(false);
});

test('a token that was refused once stays refused through an outage', async () => {
  const { state, isGood } = world();
  await isGood('good');
  state.good.clear();
  state.now = TOKEN_KEPT_MS;
  expect(await isGood('good')).toBe(false);
  state.away = true;
  await expect(isGood('good')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a thousand guesses do not push out a good token', async () => {
  const { state, isGood } = world();
  await isGood('good');
  for (let guess = 0; guess < 2_000; guess += 1) await isGood(`guess-${guess}`);
  const asked = state.asked;
  expect(await isGood('good')).toBe(true);
  expect(state.asked).toBe(asked);
});
