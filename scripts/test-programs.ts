import { createRequire } from 'node:module';
import path from 'node:path';
import { EXIT_WITH_PARENT } from './processes/exit-with-parent.mjs';

const { resolve } = createRequire(path.resolve('package.json'));

/** How to start Vitest and Playwright so that they end with whoever started them. */
export const VITEST = ['node', ...EXIT_WITH_PARENT, resolve('vitest/vitest.mjs')] as const;
export const PLAYWRIGHT = ['node', ...EXIT_WITH_PARENT, resolve('@playwright/test/cli')] as const;
