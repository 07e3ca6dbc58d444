import { expect, test } from 'vitest';
import { flagWorld } from '@/e2e/support/flag-world';
import { findEntries } from '@/lib/history/find-entries';
import { readBody } from '@/lib/history/read-body';
import { seeVariant } from './see-variant';

const { db, ada, flag } = await flagWorld();
const environment = 'production';

test('seeing a variant, and ending it, are on record, and what is seen already is not told twice', async () => {
  const key = await flag('seen');
  const seen = await seeVariant(ada, { environment, key, variant: 'on' }, { other: 'off' });
  expect(seen).toEqual({ other: 'off', [key]: 'on' });
  expect(await seeVariant(ada, { environment, key, variant: 'on' }, seen)).toEqual(seen);
  expect(await seeVariant(ada, { environment, key, variant: null }, seen)).toEqual({ other: 'off' });
  const told = await actions();
  expect(told.filter((action) => action.startsWith('preview.'))).toEqual(['preview.ended', 'preview.started']);
});

test.each([
  [{ key: 'seen', variant: 'purple' }, 'INVALID_INPUT'],
  [{ key: 'no-such-flag', variant: 'on' }, 'NOT_FOUND'],
])('nothing is seen of %j', async (said, code) => {
  const before = await actions();
  await expect(seeVariant(ada, { environment, ...said }, {})).rejects.toMatchObject({ code });
  expect(await actions()).toEqual(before);
});

test('somebody who may look nowhere sees nothing', async () => {
  const nobody = {
    ...ada,
    actor: { type: 'account', id: 1, may: { reads: [], writes: [], administers: false } },
  } as const;
  await expect(seeVariant(nobody, { environment, key: 'seen', variant: 'on' }, {})).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

async function actions(): Promise<string[]> {
  const found = await findEntries(db, { environment: 'access' }, { limit: 50 });
  return found.map(({ body }) => readBody(body).action);
}
