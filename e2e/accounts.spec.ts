import { expect, test } from './support/fixtures';
import { decision, signInHere } from './support/visitor';

const SENTENCE = 'a sentence that nobody guesses';
const grace = () => ({ name: 'Grace', email: `grace-${crypto.randomUUID()}@example.com`, password: SENTENCE });

test.describe('an invitation', () => {
  test.use({ expectedErrors: [/status of 403/] });

  test('makes one member, who has an account’s answers and no way into the admin', async ({
    page,
    browser,
    signIn,
    serverA,
  }) => {
    await signIn(page);
    await page.goto('/admin/people');
    await page.getByRole('button', { name: 'Make an invitation' }).click();
    const link = await page.getByLabel('Invitation link').inputValue();
    expect(link).toMatch(new RegExp(`^${serverA.url}/join\\?token=[\\w-]{43}$`));

    const elsewhere = await browser.newContext();
    const guest = await elsewhere.newPage();
    const { name, email, password } = grace();
    await guest.goto(link);
    await guest.getByLabel('Name').fill(name);
    await guest.getByLabel('E-mail address').fill(email);
    await guest.getByLabel('Password').fill('too short');
    await guest.getByRole('button', { name: 'Make the account' }).click();
    await expect(guest.getByLabel('Password')).toHaveAccessibleDescription(/at least 12 characters/);
    await expect(guest.getByLabel('Password')).toBeFocused();
    await expect(guest.getByLabel('Password')).toHaveValue('');
    await expect(guest.getByLabel('E-mail address')).toHaveValue(email);
    await guest.getByLabel('Password').fill(password);
    await guest.getByRole('button', { name: 'Make the account' }).click();
    await guest.waitForURL(`${serverA.url}/`);
    await expect(guest.getByRole('banner')).toContainText(name);

    await guest.goto(`${serverA.url}/editor`);
    await expect(decision(guest)).toContainText(/of beta_editor \(account \d+\)/);
    for (const path of ['/admin/flags', '/admin/flags/new', '/admin/history', '/admin/people']) {
      expect((await guest.goto(`${serverA.url}${path}`))?.status(), path).toBe(403);
      await expect(guest.getByRole('heading', { name: 'Only admins come in here' })).toBeVisible();
    }
    await guest.goto(link);
    await expect(guest.getByRole('heading', { name: 'This link opens nothing any more' })).toBeVisible();
    await elsewhere.close();

    await page.reload();
    const row = page.getByRole('row').filter({ hasText: email });
    await expect(row).toContainText('Member');
    await row.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Erase it' }).click();
    await expect(page.getByText(/^Erased .* No later sign-in/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Erase it' })).toHaveCount(0);
  });
});

test('a wrong password is refused beside the form, which keeps the address and forgets the password', async ({
  page,
  world,
}) => {
  await page.goto('/admin/history');
  await expect(page).toHaveURL(/\/admin\/sign-in\?next=%2Fadmin%2Fhistory/);
  await signInHere(page, { email: world.admin.email, password: 'not the password' });
  await expect(page.getByText('The e-mail address and the password do not belong together.')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(world.admin.email);
  await expect(page.getByLabel('Password')).toHaveValue('');
  await signInHere(page, world.admin);
  await expect(page).toHaveURL(/\/admin\/history/);
});

test('signing in leads nowhere else than to this site', async ({ page, world, serverA }) => {
  await page.goto(`/sign-in?next=${encodeURIComponent('//elsewhere.example/dashboard')}`);
  await signInHere(page, world.admin);
  await page.waitForURL(`${serverA.url}/admin/flags*`);
});

test('signing out kills every copy of the cookie', async ({ page, browser, signIn, serverA }) => {
  await signIn(page);
  const copy = await browser.newContext({ storageState: await page.context().storageState() });
  const thief = await copy.newPage();
  expect((await thief.goto(`${serverA.url}/admin/people`))?.url()).toContain('/admin/people');
  await page.goto('/dashboard');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  expect((await thief.goto(`${serverA.url}/admin/people`))?.url()).toContain('/admin/sign-in');
  await copy.close();
});

test('a setup link that opens nothing says what to do next', async ({ page }) => {
  await page.goto('/admin/setup?token=invented');
  await expect(page.getByRole('heading', { name: 'This link opens nothing any more' })).toBeVisible();
  await expect(page.getByText('npm run admin:reset')).toBeVisible();
});

test.describe('an address where there is nothing', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('says so, and leads back', async ({ page, serverA }) => {
    expect((await page.goto('/nothing/here'))?.status()).toBe(404);
    await page.getByRole('link', { name: 'To the start' }).click();
    await page.waitForURL(`${serverA.url}/`);
  });
});
