import { test as base, expect, type Page } from '@playwright/test';
import { startTwoServers } from './two-servers';
import type { World } from './world';

interface Fixtures {
  readonly serverA: World['serverA'];
  readonly serverB: World['serverB'];
  readonly adminToken: string;
  /** Signs a page's browser in as the admin, on server A unless told otherwise. */
  readonly signIn: (page: Page, server?: World['serverA']) => Promise<void>;
  /** Messages that a story expects the browser's console to have; every other error fails it. */
  readonly expectedErrors: RegExp[];
}

/**
 * Playwright's test with our servers. A page's addresses are relative to server A. An error on the browser's console
 * (a policy violation is one) fails the story, unless it is among `expectedErrors`.
 */
export const test = base.extend<Fixtures, { readonly world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright finds out by the pattern what a fixture needs
    async ({}, use) => {
      const { world, stop } = await startTwoServers();
      await use(world);
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  serverA: async ({ world }, use) => use(world.serverA),
  serverB: async ({ world }, use) => use(world.serverB),
  adminToken: async ({ world }, use) => use(world.adminToken),
  baseURL: async ({ world }, use) => use(world.serverA.url),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectedErrors: async ({}, use) => use([]),
  context: async ({ context, expectedErrors }, use) => {
    const errors: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (problem) => errors.push(String(problem.error())));
    await use(context);
    const unexpected = errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
    expect(unexpected, 'errors on the browser’s console').toEqual([]);
  },
  signIn: async ({ world }, use) => {
    await use(async (page, server = world.serverA) => {
      await page.goto(`${server.url}/admin/sign-in`);
      await page.getByLabel('E-mail').fill(world.admin.email);
      await page.getByLabel('Password').fill(world.admin.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(/\/admin\/flags/);
    });
  },
});

export { expect };
