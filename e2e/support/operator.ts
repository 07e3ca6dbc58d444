import { type ApiClient, apiClient } from './api-client';
import { test as base, expect } from './fixtures';
import { flagPage } from './flag-page';
import { flagTable } from './flag-table';
import { killPage } from './kill-page';

interface Fixtures {
  /** Server A's API, with the token: everybody else who changes flags. */
  readonly api: ApiClient;
  readonly table: ReturnType<typeof flagTable>;
  readonly flag: ReturnType<typeof flagPage>;
  readonly kill: ReturnType<typeof killPage>;
}

/** Playwright's test with what the stories of an operator need. */
export const test = base.extend<Fixtures>({
  api: async ({ request, serverA, adminToken }, use) => {
    await use(apiClient(request, { url: serverA.url, adminToken }));
  },
  table: async ({ page }, use) => use(flagTable(page)),
  flag: async ({ page }, use) => use(flagPage(page)),
  kill: async ({ page }, use) => use(killPage(page)),
});

export { expect };
