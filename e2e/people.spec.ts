import { expect, test } from './support/fixtures';
import { signInHere } from './support/visitor';

const SENTENCE = 'a sentence that nobody guesses';

test('an editor of staging is invited, changes staging and not production, becomes a viewer, and is disabled', async ({
  page,
  browser,
  signIn,
  serverA,
}) => {
  await signIn(page);
  await page.goto('/admin/people');
  await page.getByLabel('Invite as').selectOption('editor');
  // Whatever environments other stories have left.
  for (const place of await page.getByRole('checkbox').all()) await place.uncheck();
  await page.getByRole('checkbox', { name: 'Staging' }).check();
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  const link = await page.getByLabel('Invitation link').inputValue();

  const elsewhere = await browser.newContext();
  const guest = await elsewhere.newPage();
  const email = `eve-${crypto.randomUUID()}@example.com`;
  await guest.goto(link);
  await guest.getByLabel('Name').fill('Eve');
  await guest.getByLabel('E-mail address').fill(email);
  await guest.getByLabel('Password').fill('password1234');
  await guest.getByRole('button', { name: 'Make the account' }).click();
  await expect(guest.getByLabel('Password')).toHaveAccessibleDescription(/too easy to guess/);
  await guest.getByLabel('Password').fill(SENTENCE);
  await guest.getByRole('button', { name: 'Make the account' }).click();
  await guest.waitForURL(`${serverA.url}/`);

  const rollout = guest.getByLabel('Rollout, per cent');
  const opens = (environment: string) =>
    guest.goto(`${serverA.url}/admin/flags/new_dashboard?environment=${environment}`);
  const saves = async (percentage: string) => {
    await rollout.fill(percentage);
    await guest.getByRole('button', { name: 'Save how it decides' }).click();
  };
  await opens('staging');
  await expect(guest.getByRole('region', { name: 'Kill' })).toBeVisible();
  await saves('7');
  await expect(guest.getByRole('heading', { level: 1 })).toContainText('last changed just now by Eve');
  await opens('production');
  await expect(guest.getByText('You may look at Production, and not change it.')).toBeVisible();
  await expect(rollout).toBeDisabled();
  await expect(guest.getByRole('region', { name: 'Kill' })).toHaveCount(0);
  await expect(guest.getByRole('button', { name: 'Archive new_dashboard' })).toBeDisabled();
  await guest.goto(`${serverA.url}/admin/flags?environment=production`);
  await expect(guest.getByRole('row').filter({ hasText: 'new_dashboard' })).toBeVisible();
  await expect(guest.getByRole('switch')).toHaveCount(0);
  await expect(guest.getByRole('link', { name: 'People' })).toHaveCount(0);

  await page.reload();
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('Editor of Staging');
  await row.getByRole('link', { name: 'Eve' }).click();
  await expect(page.getByText('Chrome on Linux')).toBeVisible();
  await opens('staging');
  await page.getByLabel('Role').selectOption('viewer');
  await page.getByRole('button', { name: 'Save what they may do' }).click();
  await expect(page.getByText('Saved: it bites on their next request.')).toBeVisible();
  await saves('8');
  await expect(guest.getByText('You may look, but not change flags.').first()).toBeVisible();

  await page.getByRole('button', { name: 'Disable the account' }).click();
  await expect(page.getByText('Disabled: nobody signs in with it.')).toBeVisible();
  await guest.goto(`${serverA.url}/admin/flags`);
  await signInHere(guest, { email, password: SENTENCE });
  await expect(guest.getByText('This account is disabled.')).toBeVisible();
  await elsewhere.close();
});

test('a forgotten password is changed by a link, and every other session is over', async ({
  page,
  browser,
  signIn,
  serverA,
}) => {
  await signIn(page);
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  const invitation = await page.getByLabel('Invitation link').inputValue();
  const elsewhere = await browser.newContext();
  const guest = await elsewhere.newPage();
  const email = `bob-${crypto.randomUUID()}@example.com`;
  await guest.goto(invitation);
  await guest.getByLabel('Name').fill('Bob');
  await guest.getByLabel('E-mail address').fill(email);
  await guest.getByLabel('Password').fill(SENTENCE);
  await guest.getByRole('button', { name: 'Make the account' }).click();
  await guest.waitForURL(`${serverA.url}/`);
  await page.reload();
  await page.getByRole('row').filter({ hasText: email }).getByRole('link', { name: 'Bob' }).click();
  await page.getByRole('button', { name: 'Make a link for a new password' }).click();
  const link = await page.getByLabel('Link for a new password').inputValue();
  await guest.goto(link);
  await guest.getByLabel('New password').fill('quite another sentence of mine');
  await guest.getByRole('button', { name: 'Set the password' }).click();
  await guest.waitForURL(`${serverA.url}/`);
  await page.reload();
  await expect(page.getByRole('button', { name: 'End', exact: true })).toHaveCount(1);
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This link opens nothing any more' })).toBeVisible();
  await elsewhere.close();
});

test('a token is made for one thing in one place, shown once, used, seen in the audit and revoked', async ({
  page,
  request,
  signIn,
  serverA,
}) => {
  await signIn(page);
  await page.goto('/admin/tokens');
  const name = `checkout ${crypto.randomUUID()}`;
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('May', { exact: true }).selectOption('read');
  for (const place of ['Production', 'Development']) await page.getByRole('checkbox', { name: place }).uncheck();
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = await page.getByLabel('API token').inputValue();
  expect(token).toMatch(/^sluice_[\w-]{43}$/);
  const headers = { authorization: `Bearer ${token}` };
  const reads = async (environment: string) =>
    (await request.get(`${serverA.url}/api/flags?environment=${environment}`, { headers })).status();
  expect(await reads('staging')).toBe(200);
  expect(await reads('production')).toBe(403);
  await page.reload();
  const listed = page.getByRole('listitem', { name });
  await expect(listed).toContainText('Staging');
  await expect(listed).toContainText('last used');
  await expect(page.getByText(token)).toHaveCount(0);
  await listed.getByRole('button', { name: 'Revoke' }).click();
  await expect(listed).toHaveCount(0);
  expect(await reads('staging')).toBe(401);

  await page.goto('/admin/audit');
  await page.getByLabel('What').selectOption('token.');
  await page.getByRole('button', { name: 'Show' }).click();
  const [revoked, made] = [page.getByRole('row').nth(1), page.getByRole('row').nth(2)];
  await expect(revoked).toContainText('token.revoked');
  await expect(made).toContainText('token.created');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'As CSV' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^sluice-history-[\d-]+\.csv$/);
});
