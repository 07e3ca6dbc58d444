import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '@/db/client';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { patientUpstash } from '@/e2e/support/patient-upstash';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testUpstash } from '@/e2e/support/test-upstash';
import { raiseFloor } from '@/lib/cache/snapshot-cache';
import { editFlag } from '@/lib/flags/edit-flag';
import { busReport } from './bus-report';
import { type Resident, type ResidentOptions, startResident } from './resident';
import { keepSnapshots } from './resident-snapshots';

const { url, ada, flag } = await flagWorld();
const server = await testUpstash();
const upstash = patientUpstash(server);
// What this process, which saves, tells of its saves.
Reflect.set(globalThis, '__sluiceUpstash', upstash);
const { db, close } = openDatabase(url);
afterAll(close);
const ear = await tcpGate(url);
/** An Upstash that answers commands, and streams nothing. */
const withoutStreams = { ...upstash, endpoint: { ...upstash.endpoint, token: 'not the token' } };
const NEVER_MS = 1e9;

const key = await flag('heard_of');
let percentage = 10;
async function save(rolloutPercentage = (percentage % 90) + 1): Promise<number> {
  percentage = rolloutPercentage;
  const patch = { rollout_percentage: rolloutPercentage };
  const { revisions } = await editFlag(ada, { environment: PRODUCTION, key, patch });
  return revisions[PRODUCTION] ?? 0;
}

const running: Resident[] = [];
beforeEach(() => ear.open());
afterEach(async () => {
  vi.useRealTimers();
  while (running.length > 0) await running.pop()?.stop();
});

/** Another process, which hears of changes in the ways that are left to it. */
async function instance(left: Partial<ResidentOptions>): Promise<Resident> {
  const deaf = { listenUrl: null, upstash: null, pollIntervalMs: NEVER_MS, readKeysEveryMs: NEVER_MS };
  const resident = await startResident({ db, secret: 'a secret', environment: PRODUCTION, ...deaf, ...left });
  keepSnapshots(null);
  running.push(resident);
  return resident;
}

const within10s = { timeout: 10_000, interval: 5 };
const holds = (resident: Resident, revision: number) =>
  vi.waitFor(() => expect(resident.store.current(PRODUCTION)?.revision).toBe(revision), within10s);
const comesBy = (bus: string) => vi.waitFor(() => expect(busReport().bus).toBe(bus), within10s);

describe('each bus alone suffices', () => {
  test.each<[string, Partial<ResidentOptions>, string]>([
    ['LISTEN', { listenUrl: url }, 'listen'],
    ["Upstash's stream", { upstash }, 'upstash'],
    ['the revision key', { upstash: withoutStreams, readKeysEveryMs: 20 }, 'poll'],
    ['the poll', { pollIntervalMs: 20 }, 'poll'],
  ])('%s: every save arrives, and there and back again is three changes', async (_what, left, bus) => {
    const other = await instance(left);
    await comesBy(bus);
    for (const rolloutPercentage of [33, 31, 33, 31]) {
      await holds(other, await save(rolloutPercentage));
      expect(other.store.current(PRODUCTION)?.flags.get(key)?.percentage).toBe(rolloutPercentage);
    }
  });
});

describe('Upstash takes over', () => {
  const impatient = { deadlineMs: 300, comeBackAfterMs: 5, tryAgainAfterMs: 300, proveEveryMs: 20 };

  test('where what LISTEN should bring is never heard, and LISTEN takes over again when it is', async () => {
    // Notifications arrive under names that nobody listens to: as lost as in a transaction pooler.
    ear.spoil((bytes) => Buffer.from(bytes.toString('latin1').replaceAll('sluice_', 'nobody_'), 'latin1'));
    const other = await instance({ listenUrl: ear.url, upstash, listenTiming: impatient });
    await comesBy('upstash');
    await holds(other, await save());
    await ear.open();
    await comesBy('listen');
    await holds(other, await save());
  });

  test('and where its endpoint was away comes back, and looks for what it missed', async () => {
    const other = await instance({ upstash });
    await comesBy('upstash');
    const restore = await server.interrupt();
    await comesBy('poll');
    const missed = await save();
    expect(other.store.current(PRODUCTION)?.revision).toBeLessThan(missed);
    await restore();
    const answers = () => upstash.breaker.run(() => upstash.commands.ping());
    await vi.waitFor(answers, { ...within10s, interval: 100 });
    // The floor was not raised either: the instance that saved offers its snapshot again, and that raises it.
    const { lineage } = other.store.current(PRODUCTION) ?? { lineage: '' };
    await raiseFloor(upstash, { environment: PRODUCTION, lineage, revision: missed });
    await holds(other, missed);
    await comesBy('upstash');
    await holds(other, await save());
  });
});

test.each([-3_600_000, 3_600_000])(
  'a clock that is %i ms off delays nothing and brings nothing back',
  async (skewMs) => {
    const right = await instance({ listenUrl: url });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skewMs });
    const skewed = await instance({ listenUrl: url, pollIntervalMs: 50 });
    for (let i = 0; i < 3; i++) {
      const revision = await save();
      await Promise.all([holds(right, revision), holds(skewed, revision)]);
      expect(skewed.store.unconfirmedForMs(PRODUCTION)).toBeLessThan(10_000);
      expect(right.store.unconfirmedForMs(PRODUCTION)).toBeLessThan(10_000);
    }
  },
);
