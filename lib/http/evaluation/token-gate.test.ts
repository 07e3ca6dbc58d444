import { describe, expect, test, vi } from 'vitest';
import { createTokenGate, FIRST_CHECK_TIMEOUT_MS } from './token-gate';

/** A database with one good token, which may be away, or say nothing. */
function world() {
  const state = { good: new Set(['good']), asked: 0, away: false, silent: false, wake: () => {} };
  const gate = createTokenGate(async (tokens) => {
    state.asked += 1;
    if (state.silent) await new Promise<void>((resolve) => Object.assign(state, { wake: resolve }));
    if (state.away) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    return new Set(tokens.filter((token) => state.good.has(token)));
  });
  return { state, gate };
}

const UNAVAILABLE = { code: 'UNAVAILABLE' };

/** Lets the time pass that a first look may take. */
async function refusedInTime(asking: boolean | Promise<boolean>): Promise<unknown> {
  const refused = Promise.resolve(asking).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(FIRST_CHECK_TIMEOUT_MS);
  return refused;
}

async function inNoTime(work: () => Promise<void>): Promise<void> {
  vi.useFakeTimers();
  try {
    await work();
  } finally {
    vi.useRealTimers();
  }
}

describe('a token that was good', () => {
  test('is looked up once, however many ask, and keeps nobody waiting after that', async () => {
    const { state, gate } = world();
    expect(await Promise.all(Array.from({ length: 50 }, () => gate.isGood('good')))).not.toContain(false);
    for (let i = 0; i < 50; i++) expect(gate.isGood('good')).toBe(true);
    expect(state.asked).toBe(1);
  });

  test('is refused from the first look after its revocation, whether it was used meanwhile or not', async () => {
    const { state, gate } = world();
    state.good.add('other');
    await gate.isGood('good');
    await gate.isGood('other');
    state.good.delete('good');
    const asked = state.asked;
    await gate.recheck();
    expect(state.asked).toBe(asked + 1);
    expect(await gate.isGood('good')).toBe(false);
    expect(gate.isGood('other')).toBe(true);
  });

  test('stays good at once while the database is away, or says nothing, and only so long', async () => {
    const { state, gate } = world();
    await gate.isGood('good');
    state.away = true;
    await gate.recheck();
    expect(gate.isGood('good')).toBe(true);
    state.away = false;
    state.silent = true;
    const looking = gate.recheck();
    expect(gate.isGood('good')).toBe(true);
    const asked = state.asked;
    await gate.recheck();
    expect(state.asked).toBe(asked);
    state.good.clear();
    state.wake();
    await looking;
    state.silent = false;
    expect(await gate.isGood('good')).toBe(false);
  });
});

describe('a token that nobody has seen yet', () => {
  test('is refused, and works the moment it is made', async () => {
    const { state, gate } = world();
    expect(await gate.isGood('new')).toBe(false);
    state.good.add('new');
    expect(await gate.isGood('new')).toBe(true);
  });

  test('is neither let in nor refused while the database is away', async () => {
    const { state, gate } = world();
    state.away = true;
    await expect(gate.isGood('good')).rejects.toMatchObject(UNAVAILABLE);
    state.away = false;
    expect(await gate.isGood('good')).toBe(true);
  });

  test('waits a second at most for a database that says nothing, and is known once that has answered', async () =>
    inNoTime(async () => {
      const { state, gate } = world();
      state.silent = true;
      expect(await refusedInTime(gate.isGood('good'))).toMatchObject(UNAVAILABLE);
      state.wake();
      await vi.waitFor(() => expect(gate.isGood('good')).toBe(true));
    }));

  test('cannot pile up: of a thousand guesses at a silent database a hundred are asked', async () =>
    inNoTime(async () => {
      const { state, gate } = world();
      state.silent = true;
      const guesses = Array.from({ length: 1_000 }, async (_, i) => gate.isGood(`guess-${i}`));
      const refused = await refusedInTime(Promise.all(guesses).then(() => true));
      expect(refused).toMatchObject(UNAVAILABLE);
      await Promise.allSettled(guesses);
      expect(state.asked).toBe(100);
    }));
});

test('a thousand guesses do not push out a good token', async () => {
  const { state, gate } = world();
  await gate.isGood('good');
  for (let guess = 0; guess < 2_000; guess += 1) await gate.isGood(`guess-${guess}`);
  const asked = state.asked;
  expect(gate.isGood('good')).toBe(true);
  expect(state.asked).toBe(asked);
});

test('a thousand good tokens are known at most: the one unused for longest is looked up again', async () => {
  const { state, gate } = world();
  const tokens = Array.from({ length: 1_000 }, (_, i) => `good-${i}`);
  for (const token of tokens) state.good.add(token);
  for (const token of ['good', ...tokens.slice(1)]) await gate.isGood(token);
  gate.isGood('good');
  await gate.isGood('good-0');
  const asked = state.asked;
  expect(gate.isGood('good')).toBe(true);
  expect(await gate.isGood('good-1')).toBe(true);
  expect(state.asked).toBe(asked + 1);
});
