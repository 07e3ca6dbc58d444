import path from 'node:path';
import { defineConfig } from 'vitest/config';

const INTEGRATION = ['**/*.integration.test.{ts,tsx}'];
const ELSEWHERE = ['**/node_modules/**', '**/.next*/**', '.data/**', '.verify/**'];

export default defineConfig({
  resolve: {
    alias: { '@': path.resolve('.') },
  },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    // Test files of one worker share its modules, which take longer to load than most tests take to run.
    isolate: false,
    setupFiles: ['e2e/support/forget-process.ts', 'e2e/support/refuse-console-errors.ts'],
    maxWorkers: 2,
    // Generous: a deadline that a busy machine misses says nothing about the product.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...INTEGRATION, ...ELSEWHERE] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: INTEGRATION,
          exclude: ELSEWHERE,
          globalSetup: ['e2e/support/provide-stores.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
