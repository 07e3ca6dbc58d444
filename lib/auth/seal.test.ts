import { describe, expect, test } from 'vitest';
import { closeSeal, openSeal, type SessionSeal, sessionCookieName } from './seal';

const secret = 'a secret of the test, long enough for iron';
const now = new Date();
const seal: SessionSeal = {
  sessionId: 'session-1',
  accountId: 7,
  name: 'Ada Lovelace',
  firstId: null,
  expiresAt: now.getTime() + 60_000,
};

test('over https the cookie’s name lets no neighbour set one', () => {
  expect(sessionCookieName({ cookiesAreSecure: true })).toBe('__Host-sluice_session');
  expect(sessionCookieName({ cookiesAreSecure: false })).toBe('sluice_session');
});

describe('a session cookie', () => {
  test('says who somebody is, the first time it is opened and every time after', async () => {
    const text = await closeSeal(seal, secret);
    expect(await openSeal(text, { secrets: [secret], now })).toEqual(seal);
    expect(await openSeal(text, { secrets: [secret], now })).toEqual(seal);
  });

  test('shows nothing of what it carries', async () => {
    const text = await closeSeal(seal, secret);
    expect(decodeURIComponent(text)).not.toMatch(/Ada|session-1/);
  });

  test('carries no right, even if somebody seals one in', async () => {
    const text = await closeSeal(Object.assign({ role: 'admin' }, seal), secret);
    expect(await openSeal(text, { secrets: [secret], now })).toEqual(seal);
  });

  test('is over when its time is, also where it was opened before', async () => {
    const text = await closeSeal(seal, secret);
    await openSeal(text, { secrets: [secret], now });
    expect(await openSeal(text, { secrets: [secret], now: new Date(seal.expiresAt) })).toBeNull();
  });

  test('of another secret is nobody’s, also where it was opened before', async () => {
    const text = await closeSeal(seal, secret);
    await openSeal(text, { secrets: [secret], now });
    expect(await openSeal(text, { secrets: [`another ${secret}`], now })).toBeNull();
  });

  test('is opened by the secret of before too, and sealed by the newest', async () => {
    const [before, after] = [secret, `another ${secret}`];
    const secrets = [after, before];
    expect(await openSeal(await closeSeal(seal, before), { secrets, now })).toEqual(seal);
    expect(await openSeal(await closeSeal(seal, after), { secrets, now })).toEqual(seal);
    expect(await openSeal(await closeSeal(seal, `a third ${secret}`), { secrets, now })).toBeNull();
  });

  test('with any one character changed is nobody’s', async () => {
    const text = await closeSeal(seal, secret);
    const body = text.slice(0, text.lastIndexOf('~'));
    for (let at = 0; at < body.length; at += 29) {
      const other = body[at] === 'A' ? 'B' : 'A';
      expect(await openSeal(body.slice(0, at) + other + body.slice(at + 1), { secrets: [secret], now })).toBeNull();
    }
  });

  test.each([undefined, '', 'nonsense', 'Fe26.2*1*', 'x'.repeat(5_000)])('is not %j', async (text) => {
    expect(await openSeal(text, { secrets: [secret], now })).toBeNull();
  });

  test('with anything else sealed in it is nobody’s', async () => {
    const text = await closeSeal(Object.assign({}, seal, { accountId: 0 }), secret);
    expect(await openSeal(text, { secrets: [secret], now })).toBeNull();
  });
});

test('opening a cookie again costs next to nothing: pages that somebody signed in looks at do not pay for it', async () => {
  const text = await closeSeal(seal, secret);
  const time = async (rounds: number) => {
    const start = performance.now();
    for (let round = 0; round < rounds; round += 1) await openSeal(text, { secrets: [secret], now });
    return (performance.now() - start) / rounds;
  };
  const first = await time(1);
  expect(await time(1_000)).toBeLessThan(first / 5);
});
