import { createHash } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type ApiClient, apiClient } from './support/api-client';
import { test as base, expect } from './support/fixtures';

const PAGES = ['/', '/dashboard', '/editor', '/how-it-works', '/sign-in'];
/** The first is in bucket 12 of new_dashboard, the second in bucket 31. */
const INSIDE = '305cc183-7b73-45bf-b542-acd493b13d86';
const OUTSIDE = '7bc7076f-c7de-4781-b340-502137712ed9';

const test = base.extend<{ api: ApiClient }>({
  api: async ({ request, serverA, adminToken }, use) => {
    await use(apiClient(request, { url: serverA.url, adminToken }));
  },
});

// Other stories move the same two flags, which are the ones that the pages ask.
test.beforeEach(async ({ api, request, serverB }) => {
  const { revision } = await opened(api, 'new_dashboard', 25);
  await opened(api, 'beta_editor', 50);
  const onB = () => request.get(`${serverB.url}/api/flags/new_dashboard/evaluate?user_id=1`);
  await expect.poll(async () => (await (await onB()).json()).revision).toBeGreaterThanOrEqual(revision);
});

test('a visitor’s very first page says what every later one says, on either server', async ({ page, context, serverB }) => {
  await page.goto('/dashboard');
  const first = await decided(page);
  const id = await anonymousId(page);
  const bucket = bucketOf('new_dashboard', id);
  expect(first).toBe(
    `You are in bucket ${bucket} of new_dashboard (device ${id.slice(0, 4)}…): on at 25 % → ${bucket < 25 ? 'on' : 'off'}.`,
  );
  for (const address of ['/dashboard', `${serverB.url}/dashboard`, '/dashboard', `${serverB.url}/dashboard`]) {
    await page.goto(address);
    expect(await decided(page)).toBe(first);
  }
  expect(await anonymousId(page)).toBe(id);
  expect(await context.cookies()).toContainEqual(
    expect.objectContaining({ name: 'anon_id', httpOnly: true, sameSite: 'Lax' }),
  );
});

test('the bucket decides between two dashboards that differ at a glance', async ({ page }) => {
  await visitAs(page, INSIDE, '/dashboard');
  await expect(page.getByRole('heading', { name: 'Tidewater Coffee' })).toBeVisible();
  expect(await decided(page)).toContain('bucket 12 of new_dashboard');
  await visitAs(page, OUTSIDE, '/dashboard');
  await expect(page.getByRole('heading', { name: 'Sales report' })).toBeVisible();
  expect(await decided(page)).toContain('bucket 31 of new_dashboard');
});

test('visitors fall into different buckets', async ({ browser, serverA }) => {
  const buckets = new Set<number>();
  for (let visitor = 0; visitor < 6; visitor += 1) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${serverA.url}/dashboard`);
    buckets.add(bucketOf('new_dashboard', await anonymousId(page)));
    await context.close();
  }
  expect(buckets.size).toBeGreaterThan(1); // all six in one bucket: once in 10,000,000,000 runs
});

test('a prefetch mints no id, a visit does', async ({ request, serverA }) => {
  const cookiesOf = async (headers: Record<string, string>) =>
    (await request.get(`${serverA.url}/dashboard`, { headers })).headers()['set-cookie'] ?? '';
  expect(await cookiesOf({ rsc: '1', 'next-router-prefetch': '1' })).not.toContain('anon_id');
  expect(await cookiesOf({ purpose: 'prefetch' })).not.toContain('anon_id');
  expect(await cookiesOf({ 'sec-purpose': 'prefetch;prerender' })).not.toContain('anon_id');
  expect(await cookiesOf({})).toContain('anon_id');
});

test('the browser never asks for a flag: the answer is in the page', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (['xhr', 'fetch', 'eventsource', 'websocket'].includes(request.resourceType())) asked.push(request.url());
  });
  for (const path of PAGES) await page.goto(path, { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
});

test('saving the flag renews the figures that were kept for it', async ({ page, api }) => {
  await visitAs(page, INSIDE, '/dashboard');
  const computed = page.getByText(/^Made-up figures, computed/);
  const before = await computed.textContent();
  await page.reload();
  expect(await computed.textContent()).toBe(before);
  const { revision } = await opened(api, 'new_dashboard', 26);
  await page.reload();
  await expect(computed).toContainText(`from revision ${revision} and kept until new_dashboard is saved`);
});

test('signed out, a flag of accounts says what it asks for; signed in, the account decides and the device stays', async ({
  page,
  world,
}) => {
  await visitAs(page, OUTSIDE, '/dashboard');
  const byDevice = await decided(page);
  await page.goto('/editor');
  expect(await decided(page)).toContain('beta_editor: this flag asks for an account, and nobody is signed in → off.');
  await expect(page.getByRole('group', { name: 'Format' })).toBeHidden();
  await page.getByRole('link', { name: 'Sign in to get an answer' }).click();
  await signInHere(page, world.admin);
  await page.waitForURL('**/editor');

  const line = await decided(page);
  const account = /\(account (\d+)\)/.exec(line)?.[1] ?? '';
  const bucket = bucketOf('beta_editor', account);
  expect(line).toBe(
    `You are in bucket ${bucket} of beta_editor (account ${account}): on at 50 % → ${bucket < 50 ? 'on' : 'off'}.`,
  );
  await page.goto('/dashboard');
  expect(await decided(page)).toBe(byDevice);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  expect(await decided(page)).toBe(byDevice);
});

test('the editor is the one that the server decided', async ({ page, world, api }) => {
  await opened(api, 'beta_editor', 100);
  await page.goto('/sign-in?next=/editor');
  await signInHere(page, world.admin);
  await page.waitForURL('**/editor');
  const note = page.getByLabel('Note');
  await note.fill('');
  await note.pressSequentially('/head');
  await note.press('Enter');
  await note.pressSequentially('Water');
  await expect(page.getByRole('region', { name: 'Preview' }).getByRole('heading', { name: 'Water' })).toBeVisible();
  await opened(api, 'beta_editor', 0);
  await page.reload();
  await expect(page.getByRole('group', { name: 'Format' })).toBeHidden();
  await expect(note).toHaveValue('## Water');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every page says the same, and signing in and out works', async ({ page, world }) => {
    await visitAs(page, INSIDE, '/dashboard');
    await expect(page.getByRole('heading', { name: 'Tidewater Coffee' })).toBeVisible();
    expect(await decided(page)).toContain('bucket 12 of new_dashboard');
    await page.goto('/sign-in?next=/editor');
    await signInHere(page, { email: world.admin.email, password: 'not the password' });
    await expect(page.getByRole('alert')).toContainText('do not belong together');
    await expect(page.getByLabel('E-mail address')).toHaveValue(world.admin.email);
    await expect(page.getByLabel('Password')).toHaveValue('');
    await signInHere(page, world.admin);
    expect(await decided(page)).toContain('of beta_editor (account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await decided(page)).toContain('asks for an account');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('no page has a fault that axe can find', async ({ page }) => {
      for (const path of PAGES) {
        await page.goto(path);
        expect((await new AxeBuilder({ page }).analyze()).violations, path).toEqual([]);
      }
    });
  });
}

/** The line at the foot of the page, without the link to how it works. */
async function decided(page: Page): Promise<string> {
  const lines = page.getByRole('region', { name: 'What the flags decided' }).getByRole('paragraph');
  return ((await lines.first().textContent()) ?? '').replaceAll('\u00a0', ' ').trim();
}

async function anonymousId(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === 'anon_id')?.value ?? '';
}

async function visitAs(page: Page, id: string, path: string): Promise<void> {
  await page.context().addCookies([{ name: 'anon_id', value: id, domain: '127.0.0.1', path: '/' }]);
  await page.goto(path);
}

async function signInHere(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

async function opened(api: ApiClient, key: string, percentage: number): Promise<{ revision: number }> {
  const saved = await api.send('PATCH', `/api/flags/${key}`, { enabled: true, rollout_percentage: percentage });
  expect(saved.status()).toBe(200);
  return saved.json();
}

/** The bucket law as it is published, in three lines of its own. */
function bucketOf(flagKey: string, targetingKey: string): number {
  const hash = createHash('md5').update(`${flagKey}:${targetingKey}`).digest('hex');
  return Number(BigInt(`0x${hash}`) % 100n);
}
