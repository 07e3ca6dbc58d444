import type { Page } from '@playwright/test';

/** One opening of the table, in ms from the beginning of the navigation. */
export interface Opened {
  readonly firstByteMs: number;
  readonly wholeMs: number;
  /** When React had taken the table over and painted it: a key or a click counts from then on. */
  readonly readyMs: number;
  /** From a key's event until the next paint after it, as the browser's Event Timing has it (to 8 ms). */
  readonly slowestKeyMs: number;
  /** The page's text, unpacked. */
  readonly kib: number;
}

/** Opens the table, types into its search, and makes sure that what was typed arrived. */
export async function openTable(page: Page, url: string): Promise<Opened> {
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'load' });
  const ready = await page.waitForFunction(() => (globalThis as Watched).tableReadyMs, undefined, { polling: 20 });
  const readyMs = Number(await ready.jsonValue());
  const search = page.getByRole('searchbox');
  const typed = 'feature-00007';
  await search.pressSequentially(typed);
  await page.getByText(typed, { exact: false }).first().waitFor();
  if ((await search.inputValue()) !== typed) throw new Error('Keys were dropped.');
  const times = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return {
      firstByteMs: navigation?.responseStart ?? 0,
      wholeMs: navigation?.responseEnd ?? 0,
      kib: (navigation?.decodedBodySize ?? 0) / 1024,
      slowestKeyMs: Math.max(0, ...((globalThis as Watched).keysMs ?? [])),
    };
  });
  return { ...times, readyMs };
}

type Watched = typeof globalThis & { tableReadyMs?: number; keysMs?: number[] };

/** Runs in the page before all else. */
function watch(): void {
  const seen = globalThis as Watched;
  seen.keysMs = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') seen.keysMs?.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  const look = () => {
    const table = document.querySelector('table[aria-label="Flags"]');
    // React leaves its mark on an element when it takes it over; the frame after that has been painted.
    const isTaken = table !== null && Object.keys(table).some((name) => name.startsWith('__reactProps'));
    if (!isTaken) return requestAnimationFrame(look);
    return requestAnimationFrame(() => setTimeout(() => (seen.tableReadyMs = performance.now())));
  };
  requestAnimationFrame(look);
}
