import { createHmac } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { applySettings } from '@/e2e/support/apply-settings';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { LOOP_BACK_HEADER, TAGS_PER_LOOP_BACK_MAX } from '@/lib/cache/loop-back';
import { nothingHere } from './nothing-here';
import { postTags } from './post-tags';

const SECRET = 'the secret that one installation shares';
beforeAll(() => applySettings({ SESSION_SECRET: SECRET }));

const ours = { [LOOP_BACK_HEADER]: createHmac('sha256', SECRET).update('sluice loop-back').digest('hex') };

async function send(body: unknown, headers: Record<string, string> = ours) {
  const expired: string[] = [];
  const endpoint = (incoming: Parameters<typeof postTags>[0]) =>
    postTags(incoming, { expireTags: (tags) => expired.push(...tags) });
  return { ...(await callEndpoint(endpoint, { method: 'POST', body, headers })), expired };
}

test("this installation's own processes may expire tags", async () => {
  const { status, expired } = await send({ tags: ['a', 'b'] });
  expect(status).toBe(204);
  expect(expired).toEqual(['a', 'b']);
});

test('for anybody else there is nothing here, whatever they send', async () => {
  const nothing = await callEndpoint(nothingHere, { method: 'POST' });
  for (const headers of [{}, { [LOOP_BACK_HEADER]: 'guessed' }, { [LOOP_BACK_HEADER]: '' }]) {
    const { status, body, expired } = await send({ tags: 'not even a list' }, headers);
    expect(status).toBe(404);
    expect(body).toEqual(nothing.body);
    expect(expired).toEqual([]);
  }
});

test.each([
  {},
  { tags: 'a' },
  { tags: [1] },
  { tags: [''] },
  { tags: ['x'.repeat(257)] },
  { tags: Array.from({ length: TAGS_PER_LOOP_BACK_MAX + 1 }, () => 'a') },
])('what is not a short list of tags expires nothing', async (body) => {
  const { status, expired } = await send(body);
  expect(status).toBe(422);
  expect(expired).toEqual([]);
});
