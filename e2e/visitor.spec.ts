import AxeBuilder from '@axe-core/playwright';
import { type ApiClient, apiClient } from './support/api-client';
import { test as base, expect } from './support/fixtures';
import {
  anonymousId,
  bucketOf,
  decision,
  IN_BUCKET_12,
  IN_BUCKET_31,
  openFlag,
  signInHere,
  visitAs,
} from './support/visitor';

const PAGES = ['/', '/dashboard', '/editor', '/how-it-works', '/sign-in'];

const test = base.extend<{ api: ApiClient }>({
  api: async ({ request, serverA, adminToken }, use) => {
    await use(apiClient(request, { url: serverA.url, adminToken }));
  },
});

// Other stories move the same two flags, which are the ones that the pages ask.
test.beforeEach(async ({ api, request, serverB }) => {
  const revision = await openFlag(api, 'new_dashboard', 25);
  await openFlag(api, 'beta_editor', 50);
  const onB = () => request.get(`${serverB.url}/api/flags/new_dashboard/evaluate?user_id=1`);
  await expect.poll(async () => (await (await onB()).json()).revision).toBeGreaterThanOrEqual(revision);
});

test('a visitor’s very first page says what every later one says, on either server', async ({
  page,
  context,
  serverB,
}) => {
  await page.goto('/dashboard');
  const id = await anonymousId(page);
  const bucket = bucketOf('new_dashboard', id);
  const first = `You are in bucket ${bucket} of new_dashboard (device ${id.slice(0, 4)}…): on at 25 % → ${bucket < 25 ? 'on' : 'off'}.`;
  await expect(decision(page)).toHaveText(first);
  for (const address of ['/dashboard', `${serverB.url}/dashboard`, '/dashboard', `${serverB.url}/dashboard`]) {
    await page.goto(address);
    await expect(decision(page)).toHaveText(first);
  }
  expect(await anonymousId(page)).toBe(id);
  expect(await context.cookies()).toContainEqual(
    expect.objectContaining({ name: 'anon_id', httpOnly: true, sameSite: 'Lax' }),
  );
});

test('the bucket decides between two dashboards that differ at a glance', async ({ page }) => {
  await visitAs(page, IN_BUCKET_12, '/dashboard');
  await expect(page.getByRole('heading', { name: 'Tidewater Coffee' })).toBeVisible();
  await expect(decision(page)).toContainText('bucket 12 of new_dashboard');
  await visitAs(page, IN_BUCKET_31, '/dashboard');
  await expect(page.getByRole('heading', { name: 'Sales report' })).toBeVisible();
  await expect(decision(page)).toContainText('bucket 31 of new_dashboard');
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
  await visitAs(page, IN_BUCKET_12, '/dashboard');
  const computed = page.getByText(/^Made-up figures, computed/);
  const before = await computed.textContent();
  await page.reload();
  expect(await computed.textContent()).toBe(before);
  const revision = await openFlag(api, 'new_dashboard', 26);
  await page.reload();
  await expect(computed).toContainText(`from revision ${revision} and kept until new_dashboard is saved`);
});

test('signed out, a flag of accounts says what it asks for; signed in, the account decides and the device stays', async ({
  page,
  world,
}) => {
  await visitAs(page, IN_BUCKET_31, '/dashboard');
  const byDevice = 'You are in bucket 31 of new_dashboard (device 7bc7…): on at 25 % → off.';
  await expect(decision(page)).toHaveText(byDevice);
  await page.goto('/editor');
  await expect(decision(page)).toContainText(
    'beta_editor: this flag asks for an account, and nobody is signed in → off.',
  );
  await expect(page.getByRole('group', { name: 'Format' })).toBeHidden();
  await page.getByRole('link', { name: 'Sign in to get an answer' }).click();
  await signInHere(page, world.admin);
  await page.waitForURL('**/editor');

  const account = /\(account (\d+)\)/.exec((await decision(page).textContent()) ?? '')?.[1] ?? '';
  const bucket = bucketOf('beta_editor', account);
  await expect(decision(page)).toHaveText(
    `You are in bucket ${bucket} of beta_editor (account ${account}): on at 50 % → ${bucket < 50 ? 'on' : 'off'}.`,
  );
  await page.goto('/dashboard');
  await expect(decision(page)).toHaveText(byDevice);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(decision(page)).toHaveText(byDevice);
});

test('the editor is the one that the server decided', async ({ page, world, api }) => {
  await openFlag(api, 'beta_editor', 100);
  await page.goto('/sign-in?next=/editor');
  await signInHere(page, world.admin);
  await page.waitForURL('**/editor');
  const note = page.getByLabel('Note');
  await note.fill('');
  await note.pressSequentially('/head');
  await note.press('Enter');
  await note.pressSequentially('Water');
  await expect(page.getByRole('region', { name: 'Preview' }).getByRole('heading', { name: 'Water' })).toBeVisible();
  await openFlag(api, 'beta_editor', 0);
  await page.reload();
  await expect(page.getByRole('group', { name: 'Format' })).toBeHidden();
  await expect(note).toHaveValue('## Water');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every page says the same, and signing in and out works', async ({ page, world }) => {
    await visitAs(page, IN_BUCKET_12, '/dashboard');
    await expect(page.getByRole('heading', { name: 'Tidewater Coffee' })).toBeVisible();
    await expect(decision(page)).toContainText('bucket 12 of new_dashboard');
    await page.goto('/sign-in?next=/editor');
    await signInHere(page, { email: world.admin.email, password: 'not the password' });
    await expect(page.getByRole('alert')).toContainText('do not belong together');
    await expect(page.getByLabel('E-mail address')).toHaveValue(world.admin.email);
    await expect(page.getByLabel('Password')).toHaveValue('');
    await signInHere(page, world.admin);
    await expect(decision(page)).toContainText('of beta_editor (account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(decision(page)).toContainText('asks for an account');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const path of PAGES) {
      test(`${path} has no fault that axe can find`, async ({ page }) => {
        await page.goto(path);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      });
    }
  });
}
