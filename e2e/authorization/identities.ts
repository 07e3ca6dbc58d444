import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { World } from '../support/world';

/** Whoever knocks: the headers that they send. */
export type Identity = Readonly<Record<string, string>>;

export const WHO = [
  'nobody',
  'revokedToken',
  'expiredToken',
  'disabledUser',
  'member',
  'evaluateToken',
  'viewer',
  'readToken',
  'stagingReadToken',
  'stagingEditor',
  'stagingWriteToken',
] as const;
export type Who = (typeof WHO)[number];
export type Identities = { readonly [name in Who]: Identity };

const identities = z.record(z.enum(WHO), z.record(z.string(), z.string()));

/** Makes one of each in a worker's own database. In a process of its own: Playwright's loader does not take our modules. */
export async function makeIdentities({ databaseUrl, settings }: World): Promise<Identities> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, SESSION_SECRET: settings.SESSION_SECRET ?? '' };
  const script = ['--import', 'tsx', 'e2e/authorization/make-identities.ts'];
  const { stdout } = await promisify(execFile)('node', script, { env });
  return identities.parse(JSON.parse(stdout));
}
