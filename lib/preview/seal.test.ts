import { expect, test } from 'vitest';
import { closePreview, openPreview, PREVIEW_TTL_SECONDS } from './seal';

const secret = 'a secret of at least thirty-two characters';
const now = new Date();
const preview = {
  sessionId: 's1',
  environment: 'production',
  variants: { dash: 'on' },
  expiresAt: now.getTime() + PREVIEW_TTL_SECONDS * 1_000,
};
const open = (text: string, said: { sessionId?: string; now?: Date } = {}) =>
  openPreview(text, { secrets: [secret], sessionId: 's1', now, ...said });

test('a preview opens in the session that made it, until its hour is over', async () => {
  const text = await closePreview(preview, secret);
  expect(await open(text)).toEqual(preview);
  expect(await open(text, { sessionId: 's2' })).toBeNull();
  expect(await open(text, { now: new Date(preview.expiresAt) })).toBeNull();
});

test.each(['', 'x', 'Fe26.2*1*x*y*z', 'a'.repeat(5_000)])('what we did not seal opens nothing: %j', async (text) => {
  expect(await open(text)).toBeNull();
});

test('a cookie of another secret opens nothing', async () => {
  expect(await open(await closePreview(preview, secret.toUpperCase()))).toBeNull();
});
