import { createHash } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import type { ApiClient } from './api-client';

/** Somebody who is in bucket 12 of `new_dashboard`. */
export const IN_BUCKET_12 = '305cc183-7b73-45bf-b542-acd493b13d86';
/** Somebody who is in bucket 31 of `new_dashboard`. */
export const IN_BUCKET_31 = '7bc7076f-c7de-4781-b340-502137712ed9';

/** The line at the foot of a page that says what its first flag decided. */
export function decision(page: Page): Locator {
  return page.getByRole('region', { name: 'What the flags decided' }).getByRole('paragraph').first();
}

/** The id that the browser has by now; empty where it has none. */
export async function anonymousId(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === 'anon_id')?.value ?? '';
}

/** Opens a page as the device of that id. */
export async function visitAs(page: Page, id: string, path: string): Promise<void> {
  await page.context().addCookies([{ name: 'anon_id', value: id, domain: '127.0.0.1', path: '/' }]);
  await page.goto(path);
}

/** Fills in the form of the page that is open. */
export async function signInHere(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail address').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

/** Switches a flag on for a share. Gives the revision that this made. */
export async function openFlag(api: ApiClient, key: string, percentage: number): Promise<number> {
  const saved = await api.send('PATCH', `/api/flags/${key}`, { enabled: true, rollout_percentage: percentage });
  expect(saved.status()).toBe(200);
  return (await saved.json()).revision;
}

/** The bucket law as it is published, in words of its own. */
export function bucketOf(flagKey: string, targetingKey: string): number {
  const hash = createHash('md5').update(`${flagKey}:${targetingKey}`).digest('hex');
  return Number(BigInt(`0x${hash}`) % 100n);
}
