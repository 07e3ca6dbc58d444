import { describe, expect, test, vi } from 'vitest';
import { createTokenGate, FIRST_CHECK_TIMEOUT_MS } from './token-gate';

const EVALUATES = { ability: 'evaluate', environments: 'all' } as const;

/** A database with one good token, which may be away, or say nothing. */
function world() {
  const state = { good: new Set(['good']), asked: 0, away: false, silent: false, wake: () => {} };
  const gate = createTokenGate(async (tokens) => {
    state.asked += 1;
    if (state.silent) await new Promise<void>((resolve) => Object.assign(state, { wake: resolve }));
    if (state.away) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    return new Map(tokens.filter((token) => state.good.has(token)).map((token) => [token, EVALUATES]));
  });
  return { state, gate };
}

const UNAVAILABLE = { code: 'UNAVAILABLE' };

/** Lets the time pass that a first look may take. */
async function refusedInTime(asking: unknown): Promise<unknown> {
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
    expect(await Promise.all(Array.from({ length: 50 }, () => gate.scopeOf('good')))).not.toContain(null);
    for (let i = 0; i < 50; i++) expect(gate.scopeOf('good')).toBe(EVALUATES);
    expect(state.asked).toBe(1);
  });

  test('is refused from the first look after its revocation, whether it was used meanwhile or not', async () => {
    const { state, gate } = world();
    state.good.add('other');
    await gate.scopeOf('good');
    await gate.scopeOf('other');
    state.good.delete('good');
    const asked = state.asked;
    await gate.recheck();
    expect(state.asked).toBe(asked + 1);
    expect(await gate.scopeOf('good')).toBeNull();
    expect(gate.scopeOf('other')).toBe(EVALUATES);
  });

  test('stays good at once while the database is away, or says nothing, and only so long', async () => {
    const { state, gate } = world();
    await gate.scopeOf('good');
    state.away = true;
    await gate.recheck();
    expect(gate.scopeOf('good')).toBe(EVALUATES);
    state.away = false;
    state.silent = true;
    const looking = gate.recheck();
    expect(gate.scopeOf('good')).toBe(EVALUATES);
    const asked = state.asked;
    await gate.recheck();
    expect(state.asked).toBe(asked);
    state.good.clear();
    state.wake();
    await looking;
    state.silent = false;
    expect(await gate.scopeOf('good')).toBeNull();
  });
});

describe('a token that nobody has seen yet', () => {
  test('is refused, and works the moment it is made', async () => {
    const { state, gate } = world();
    expect(await gate.scopeOf('new')).toBeNull();
    state.good.add('new');
    expect(await gate.scopeOf('new')).toBe(EVALUATES);
  });

  test('is neither let in nor refused while the database is away', async () => {
    const { state, gate } = world();
    state.away = true;
    await expect(gate.scopeOf('good')).rejects.toMatchObject(UNAVAILABLE);
    state.away = false;
    expect(await gate.scopeOf('good')).toBe(EVALUATES);
  });

  test('waits a second at most for a database that says nothing, and is known once that has answered', async () =>
    inNoTime(async () => {
      const { state, gate } = world();
      state.silent = true;
      expect(await refusedInTime(gate.scopeOf('good'))).toMatchObject(UNAVAILABLE);
      state.wake();
      await vi.waitFor(() => expect(gate.scopeOf('good')).toBe(EVALUATES));
    }));

  test('cannot pile up: of a thousand guesses at a silent database a hundred are asked', async () =>
    inNoTime(async () => {
      const { state, gate } = world();
      state.silent = true;
      const guesses = Array.from({ length: 1_000 }, async (_, i) => gate.scopeOf(`guess-${i}`));
      const refused = await refusedInTime(Promise.all(guesses).then(() => true));
      expect(refused).toMatchObject(UNAVAILABLE);
      await Promise.allSettled(guesses);
      expect(state.asked).toBe(100);
    }));
});

test('a thousand guesses do not push out a good token', async () => {
  const { state, gate } = world();
  await gate.scopeOf('good');
  for (let guess = 0; guess < 2_000; guess += 1) await gate.scopeOf(`guess-${guess}`);
  const asked = state.asked;
  expect(gate.scopeOf('good')).toBe(EVALUATES);
  expect(state.asked).toBe(asked);
});

test('a thousand good tokens are known at most: the one unused for longest is looked up again', async () => {
  const { state, gate } = world();
  const tokens = Array.from({ length: 1_000 }, (_, i) => `good-${i}`);
  for (const token of tokens) state.good.add(token);
  for (const token of ['good', ...tokens.slice(1)]) await gate.scopeOf(token);
  gate.scopeOf('good');
  await gate.scopeOf('good-0');
  const asked = state.asked;
  expect(gate.scopeOf('good')).toBe(EVALUATES);
  expect(await gate.scopeOf('good-1')).toBe(EVALUATES);
  expect(state.asked).toBe(asked + 1);
});
