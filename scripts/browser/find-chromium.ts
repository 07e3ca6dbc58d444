import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
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
  return { executablePath: executablePath ?? (await unpackedChromium()), args: ARGUMENTS };
}

/**
 * The browser inside the npm package, unpacked once. The package unpacks into the temporary folder and trusts whatever
 * lies there, a half-unpacked one too: so into a folder of our own, which gets its name only when it is whole.
 */
async function unpackedChromium(): Promise<string> {
  const home = path.resolve('node_modules/.cache/sluice/chromium');
  const program = path.join(home, 'chromium');
  if (isExecutable(program)) return program;
  mkdirSync(path.dirname(home), { recursive: true });
  const draft = mkdtempSync(`${home}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    await sparticuz.executablePath();
    // Another run may have been faster: then there is a whole one already.
    if (!existsSync(home)) renameSync(draft, home);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(draft, { recursive: true, force: true });
  }
  return program;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
