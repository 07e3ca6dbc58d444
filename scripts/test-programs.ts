import path from 'node:path';
import { EXIT_WITH_PARENT } from './processes/exit-with-parent.mjs';

const program = (file: string) => ['node', ...EXIT_WITH_PARENT, path.resolve('node_modules', file)] as const;

/** How to start Vitest and Playwright so that they end with whoever started them. */
export const VITEST = program('vitest/vitest.mjs');
export const PLAYWRIGHT = program('@playwright/test/cli.js');
