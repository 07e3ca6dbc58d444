import type { Page } from '@playwright/test';

const TYPED = 'feature-00007';

/** One opening of a page, in ms from the beginning of the navigation. */
export interface Opened {
  readonly firstByteMs: number;
  readonly wholeMs: number;
  /** When React had taken over what the page shows and it was painted: a key or a click counts from then on. */
  readonly readyMs: number;
  /** From a key's event until the next paint after it, as the browser's Event Timing has it (to 8 ms). */
  readonly slowestKeyMs: number;
  /** The page's text, unpacked. */
  readonly kib: number;
}

/** Opens a page of the admin; types into the table's search, if it has one, and makes sure that what was typed arrived. */
export async function openPage(page: Page, url: string): Promise<Opened> {
  await page.addInitScript({ path: 'bench/table/watch-page.mjs' });
  await page.goto(url, { waitUntil: 'load' });
  const ready = await page.waitForFunction(() => (globalThis as Watched).pageReadyMs, undefined, { polling: 20 });
  const readyMs = Number(await ready.jsonValue());
  const search = page.getByRole('searchbox');
  if ((await search.count()) > 0) {
    await search.pressSequentially(TYPED);
    await page.getByText(TYPED).first().waitFor();
    if ((await search.inputValue()) !== TYPED) throw new Error('Keys were dropped.');
  }
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

/** What watch-page.mjs leaves in the page. */
type Watched = typeof globalThis & { pageReadyMs?: number; keysMs?: number[] };
