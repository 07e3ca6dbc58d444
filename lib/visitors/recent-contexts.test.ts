import { expect, test } from 'vitest';
import { CONTEXTS_BYTES_MAX, CONTEXTS_PER_FLAG_MAX, RecentContexts } from './recent-contexts';
import type { Sighting } from './visitor-ring';

function seen(flag: string, id: string, said: Partial<Sighting> = {}): Sighting {
  return {
    environment: 'production',
    flag,
    namespace: 'device',
    id,
    isOn: false,
    isSignedIn: false,
    context: { targetingKey: id },
    ...said,
  };
}

test('the newest visitors of a flag are held, each once, and as they were when they asked', () => {
  const held = new RecentContexts();
  const attributes = { plan: 'free' };
  held.keep([seen('a', '1', { isOn: true, context: { targetingKey: '1', attributes } })], 1);
  attributes.plan = 'changed later';
  expect(held.of('production', 'a')).toMatchObject([
    { context: { attributes: { plan: 'free' } }, hasSeen: true, at: 1 },
  ]);
  held.keep([seen('a', '1'), seen('b', '1')], 2);
  expect(held.of('production', 'a')).toMatchObject([{ context: { targetingKey: '1' }, hasSeen: true, at: 2 }]);
  expect(held.of('staging', 'a')).toEqual([]);
  held.keep(
    Array.from({ length: CONTEXTS_PER_FLAG_MAX }, (_, nth) => seen('a', `${nth + 2}`)),
    3,
  );
  expect(held.of('production', 'a')).toHaveLength(CONTEXTS_PER_FLAG_MAX);
  expect(held.of('production', 'a').every(({ at }) => at === 3)).toBe(true);
});

test('what is large, or no JSON, is not held, and all together stay within their bytes', () => {
  const held = new RecentContexts();
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  held.keep([seen('a', '1', { context: { attributes: loop } })], 1);
  held.keep([seen('a', '2', { context: { attributes: { text: 'x'.repeat(5_000) } } })], 1);
  expect(held.of('production', 'a')).toEqual([]);
  const large = { attributes: { text: 'x'.repeat(4_000) } };
  const perFlag = 500;
  const flags = Math.ceil(CONTEXTS_BYTES_MAX / (8_000 * perFlag)) + 3;
  for (let nth = 0; nth < flags; nth++) {
    held.keep(
      Array.from({ length: perFlag }, (_, id) => seen(`flag-${nth}`, `${id}`, { context: large })),
      nth,
    );
  }
  expect(held.of('production', 'flag-0')).toEqual([]);
  expect(held.of('production', `flag-${flags - 1}`)).toHaveLength(perFlag);
});
