import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/browser/find-chromium';

const { executablePath, args } = await findChromium();

// Stories: in a real browser against two servers over one database. Two files at a time, each with all that of its own.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: '.verify/test-results',
  workers: 2,
  timeout: 180_000,
  // `npm run verify` names those that needed the second, and bears two of them.
  retries: 1,
  expect: { timeout: 20_000 },
  globalSetup: './e2e/support/set-up-stories.ts',
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON ?? '.verify/playwright.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: [...args] },
  },
});
