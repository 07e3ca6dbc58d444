import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { migrateDatabase } from '@/db/migrate';
import { applySettings } from '@/e2e/support/apply-settings';
import { environmentChain } from '@/e2e/support/environment-chain';
import { accountCalled, contextOf, PRODUCTION } from '@/e2e/support/flag-world';
import { ownPostgres } from '@/e2e/support/own-postgres';
import { DomainError } from '@/lib/domain-error';
import { createFlag } from '@/lib/flags/create-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { verifyHistory } from './verify-history';

const CRASHES = 10;
const SAVERS = 4;

const postgres = await ownPostgres();
afterAll(postgres.remove);
applySettings({ DATABASE_URL: postgres.url });
await migrateDatabase(postgres.url);
const { db, close } = openDatabase(postgres.url);
afterAll(close);

test(`PostgreSQL is killed ${CRASHES} times under saves that are sent until they are acknowledged: each is there once`, async () => {
  const actor = await accountCalled(db, 'Ada');
  const keys = Array.from({ length: SAVERS }, (_, i) => `crashed_${i}`);
  for (const key of keys) {
    const input = { key, identity_policy: 'device', enabled: true, rollout_percentage: 0 };
    await createFlag(contextOf(db, actor), { environment: PRODUCTION, input });
  }
  let isOver = false;
  let refusals = 0;

  /** Saves until it is over; every save with a key of its own, sent again and again until it is taken. */
  async function saver(key: string): Promise<string[]> {
    const acknowledged: string[] = [];
    for (let i = 1; !isOver; i++) {
      const repeatable = { scope: 'test', key: randomUUID(), fingerprint: `${key} ${i}` };
      acknowledged.push(await sentUntilTaken(key, i % 100, repeatable));
    }
    return acknowledged;
  }

  async function sentUntilTaken(
    key: string,
    percentage: number,
    repeatable: { scope: string; key: string; fingerprint: string },
  ) {
    for (;;) {
      try {
        const ctx = { ...contextOf(db, actor), repeatable };
        const patch = { rollout_percentage: percentage };
        return (await editFlag(ctx, { environment: PRODUCTION, key, patch })).changeId;
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'UNAVAILABLE')) throw error;
        refusals += 1;
        await sleep(20);
      }
    }
  }

  const saving = Promise.all(keys.map(saver));
  for (let crash = 0; crash < CRASHES; crash++) {
    await sleep(Math.random() * 100 + 50);
    await postgres.kill();
    await postgres.start();
  }
  isOver = true;
  const acknowledged = await saving;

  expect(refusals).toBeGreaterThan(0);
  const entries = await environmentChain(db, PRODUCTION);
  for (const [i, key] of keys.entries()) {
    const mine = entries.filter((entry) => entry.flag === key).slice(1);
    expect(mine.map(({ change }) => change)).toEqual(acknowledged[i]);
    expect((await findFlag(db, PRODUCTION, key))?.version).toBe(mine.length + 1);
  }
  for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
}, 180_000);
