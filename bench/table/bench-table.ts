import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '@/scripts/browser/find-chromium';
import { callApi } from '../chaos/load/api';
import { withWorld } from '../chaos/world/with-world';
import type { World } from '../chaos/world/world';
import { medianOf } from '../page/interval';
import { signIn } from '../sign-in';
import { manyFlags } from './many-flags';
import { type Opened, openPage } from './open-page';

const ROUNDS = 15;
const WARM_UP_ROUNDS = 3;
const FLAG_COUNT = 5_000;
/** The table, and a page in the same frame with an empty list: what any page of the admin takes on this machine. */
const PAGES = { 'the table': '/admin/flags', 'an empty list': '/admin/schedules' } as const;
type PageName = keyof typeof PAGES;
const PAGE_NAMES: readonly PageName[] = ['the table', 'an empty list'];
const INTERACTIVE_MS_MAX = 1_000;

/**
 * Prints how long the admin's table of 5,000 flags takes from the click until it can be used, and in turn with it a page
 * with an empty list; and how long the slowest key takes that is typed into its search. In a browser that has the scripts.
 */
export function benchTable(stop: AbortSignal): Promise<number> {
  return withWorld('table', { stop, isGated: false }, (world) => measure(world, stop));
}

async function measure(world: World, stop: AbortSignal): Promise<number> {
  const { url } = await world.startServer('A');
  if (url === null) throw new Error('The server has no address.');
  await fill(world, url);
  const session = await signIn(world.db, 'admin', world.env.SESSION_SECRET ?? '');
  const [name = '', value = ''] = session.split(/=(.*)/s);
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const cookie = { name, value, url };
    const seen = await rounds(browser, { url, cookie, stop });
    for (const name of PAGE_NAMES) print(name, seen[name]);
    const [table, empty] = PAGE_NAMES.map((name) => medianOf(seen[name].map(({ readyMs }) => readyMs)));
    console.log(
      `the table ÷ an empty list = ${((table ?? 0) / (empty ?? 1)).toFixed(2)}, ${ROUNDS} rounds of each in turn`,
    );
    return 0;
  } finally {
    await browser.close();
  }
}

async function fill({ adminToken: token }: World, url: string): Promise<void> {
  const body = { document: manyFlags('production', FLAG_COUNT) };
  const { status } = await callApi(`${url}/api/environments/production/document`, { token, method: 'PUT', body });
  if (status !== 200) throw new Error(`The flags could not be made: ${status}.`);
}

interface Visit {
  readonly url: string;
  readonly cookie: { readonly name: string; readonly value: string; readonly url: string };
  readonly stop: AbortSignal;
}

async function rounds(browser: Browser, { url, cookie, stop }: Visit) {
  const seen: Record<PageName, Opened[]> = { 'the table': [], 'an empty list': [] };
  const context = await browser.newContext();
  await context.addCookies([cookie]);
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const name of PAGE_NAMES) {
      stop.throwIfAborted();
      const page = await context.newPage();
      const opened = await openPage(page, `${url}${PAGES[name]}?environment=production`);
      if (round >= WARM_UP_ROUNDS) seen[name].push(opened);
      await page.close();
    }
  }
  return seen;
}

function print(name: string, seen: readonly Opened[]): void {
  const part = (of: (one: Opened) => number) => `${medianOf(seen.map(of)).toFixed(0).padStart(5)} ms`;
  const longest = Math.max(...seen.map(({ readyMs }) => readyMs)).toFixed(0);
  const isInTime = medianOf(seen.map(({ readyMs }) => readyMs)) <= INTERACTIVE_MS_MAX;
  console.log(
    `${name.padEnd(14)} first byte ${part((one) => one.firstByteMs)}, whole page ${part((one) => one.wholeMs)}, ` +
      `can be used ${part((one) => one.readyMs)} (longest ${longest}; ≤ ${INTERACTIVE_MS_MAX}: ` +
      `${isInTime ? 'reached' : 'missed'}), slowest key ${part((one) => one.slowestKeyMs)}; ` +
      `${(seen[0]?.kib ?? 0).toFixed(0)} KiB`,
  );
}
