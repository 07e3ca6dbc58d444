import { accessSync, constants } from 'node:fs';
import { chromium } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';

/** A Chromium that runs here without a download. */
export interface ChromiumProgram {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** Quiet, and no attempt to reach anybody but the pages under test. */
const ARGUMENTS = [
  '--no-sandbox', // root cannot have one, and the pages are our own
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

const DEBIAN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Playwright's own browser where it was installed, else the system's, else the one that comes inside an npm package. */
export async function findChromium(): Promise<ChromiumProgram> {
  const executablePath = [chromium.executablePath(), ...DEBIAN].find(isExecutable);
  return { executablePath: executablePath ?? (await sparticuz.executablePath()), args: ARGUMENTS };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
