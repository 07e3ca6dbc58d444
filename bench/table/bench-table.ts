import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '@/scripts/browser/find-chromium';
import { callApi } from '../chaos/load/api';
import { withWorld } from '../chaos/world/with-world';
import type { World } from '../chaos/world/world';
import { medianOf } from '../page/interval';
import { signIn } from '../sign-in';
import { manyFlags } from './many-flags';
import { type Opened, openTable } from './open-table';

const ROUNDS = 15;
const WARM_UP_ROUNDS = 3;
/** What the table is opened with: the budget, and next to nothing. */
const SIZES = { production: 5_000, staging: 10 } as const;
const INTERACTIVE_MS_MAX = 1_000;

/**
 * Prints how long the admin's table takes from the click until it can be used, with 5,000 flags and, in turn with it, with
 * ten; and how long the slowest key takes that is typed into its search. In a browser that has the scripts.
 */
export function benchTable(stop: AbortSignal): Promise<number> {
  return withWorld('table', { stop, isGated: false }, (world) => measure(world, stop));
}

async function measure(world: World, stop: AbortSignal): Promise<number> {
  const { url } = await world.startServer('A');
  if (url === null) throw new Error('The server has no address.');
  for (const [environment, count] of Object.entries(SIZES)) await fill(world, url, { environment, count });
  const [name = '', value = ''] = (await signIn(world.db, 'admin', world.env.SESSION_SECRET ?? '')).split('=');
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const cookie = { name, value, url };
    const seen = await rounds(browser, { url, cookie, stop });
    for (const environment of ['staging', 'production'] as const) print(SIZES[environment], seen[environment]);
    const [many, few] = [seen.production, seen.staging].map((all) => medianOf(all.map(({ readyMs }) => readyMs)));
    console.log(`5,000 flags ÷ 10 flags = ${((many ?? 0) / (few ?? 1)).toFixed(2)}, ${ROUNDS} rounds of each in turn`);
    return 0;
  } finally {
    await browser.close();
  }
}

async function fill(world: World, url: string, { environment, count }: { environment: string; count: number }) {
  const body = { document: manyFlags(environment, count) };
  const address = `${url}/api/environments/${environment}/document`;
  const { status } = await callApi(address, { token: world.adminToken, method: 'PUT', body });
  if (status !== 200) throw new Error(`The flags of ${environment} could not be made: ${status}.`);
}

interface Visit {
  readonly url: string;
  readonly cookie: { readonly name: string; readonly value: string; readonly url: string };
  readonly stop: AbortSignal;
}

async function rounds(browser: Browser, { url, cookie, stop }: Visit) {
  const seen: Record<keyof typeof SIZES, Opened[]> = { production: [], staging: [] };
  const context = await browser.newContext();
  await context.addCookies([cookie]);
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const environment of ['production', 'staging'] as const) {
      stop.throwIfAborted();
      const page = await context.newPage();
      const opened = await openTable(page, `${url}/admin/flags?environment=${environment}`);
      if (round >= WARM_UP_ROUNDS) seen[environment].push(opened);
      await page.close();
    }
  }
  return seen;
}

function print(count: number, seen: readonly Opened[]): void {
  const part = (of: (one: Opened) => number) => `${medianOf(seen.map(of)).toFixed(0).padStart(6)} ms`;
  const longest = Math.max(...seen.map(({ readyMs }) => readyMs));
  const verdict = medianOf(seen.map(({ readyMs }) => readyMs)) <= INTERACTIVE_MS_MAX ? 'reached' : 'missed';
  console.log(
    `${count.toLocaleString('en').padStart(5)} flags: first byte ${part((one) => one.firstByteMs)}, whole page ` +
      `${part((one) => one.wholeMs)}, can be used ${part((one) => one.readyMs)} (longest ${longest.toFixed(0)}; ` +
      `≤ ${INTERACTIVE_MS_MAX}: ${verdict}), slowest key ${part((one) => one.slowestKeyMs)}; ` +
      `${(seen[0]?.kib ?? 0).toFixed(0)} KiB`,
  );
}
