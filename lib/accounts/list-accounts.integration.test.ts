import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessWorld, NOW, someone } from '@/e2e/support/access-world';
import { listAccounts } from './list-accounts';

let world: Awaited<ReturnType<typeof accessWorld>>;
beforeEach(async () => {
  world = await accessWorld();
});
afterEach(() => world.close());

test('everybody who can sign in is listed, oldest account first, without a secret', async () => {
  const admin = await someone(world.db, 'admin');
  const member = await someone(world.db);
  expect(await listAccounts(world.db)).toEqual([
    { ...listed(admin), ...firstId },
    { ...listed(member), ...firstId },
  ]);
});

const firstId = {
  createdAt: NOW,
  environments: 'all',
  disabledAt: null,
  firstId: null,
  firstIdLinkedAt: null,
  firstIdErasedAt: null,
};

test('nobody is an empty list', async () => {
  expect(await listAccounts(world.db)).toEqual([]);
});

function listed({ id, email, name, role }: Awaited<ReturnType<typeof someone>>) {
  return { id, email, name, role };
}
