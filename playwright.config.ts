import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/browser/find-chromium';

const { executablePath, args } = await findChromium();

// Stories: one after the other against two servers over one database, in a real browser.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: '.verify/test-results',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  globalSetup: './e2e/support/two-servers.ts',
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON ?? '.verify/playwright.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: [...args] },
  },
});
