import { randomUUID } from 'node:crypto';
import { threeRows } from './support/flag-table';
import { hold, revisionShown } from './support/kill-page';
import { expect, test } from './support/operator';
import { decision, IN_BUCKET_31, openFlag, visitAs } from './support/visitor';

test('a flag is killed and lifted from its row with the keyboard alone, and the row says who killed it', async ({
  page,
  table,
  kill,
  api,
  signIn,
}) => {
  const { tag, keys } = await threeRows(api);
  const key = keys[1];
  await signIn(page);
  await table.open(tag);
  await kill.link('Kill', key).focus();
  await page.keyboard.press('Enter');
  await expect(kill.confirmation).toBeFocused();
  await page.keyboard.type(key);
  await page.keyboard.press('Tab');
  await page.keyboard.type('errors doubled');
  await page.keyboard.press('Enter');
  const revision = await revisionShown(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    new RegExp(
      `^${key} is killed in production since .+ by Admin \\(“errors doubled”\\); it was on for 10 % of devices\\.$`,
    ),
  );
  expect(await api.newestEntry(key)).toMatchObject({ action: 'flag.killed', revision, note: 'errors doubled' });
  await expect(kill.reach).toContainText(/Gone everywhere in [\d,.]+ m?s/);
  await expect(kill.reach.getByRole('listitem')).toHaveText(
    Array(2).fill(new RegExp(`r ${revision - 1}.*r ${revision}`)),
  );

  await table.open(tag);
  await expect(table.row(key)).toContainText('Killed just now by Admin');
  await expect(table.row(keys[0])).not.toContainText('Killed');
  await expect(table.cell(key)).toHaveValue('10');
  await page.goto('/admin/flags?state=killed');
  await expect(table.row(key)).toBeVisible();
  await expect(table.row(keys[0])).toBeHidden();

  await kill.link('Lift', key).press('Enter');
  await expect(kill.confirmation).toBeFocused();
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${key} is on for 10 % of devices`));
  expect(await revisionShown(page)).toBeGreaterThan(revision);
  await expect(kill.reach).toContainText(/Back everywhere in [\d,.]+ m?s/);
  expect(await api.newestEntry(key)).toMatchObject({ action: 'flag.lifted' });
});

test('a flag is killed and lifted by holding the button of its page; a short press only leads to the form', async ({
  page,
  flag,
  kill,
  api,
  signIn,
}) => {
  const key = await api.flag({ key: `hold_${randomUUID()}`, rollout_percentage: 12.5 });
  const isKilled = async () => (await (await api.send('GET', `/api/flags/${key}`)).json()).killed;
  await signIn(page);
  await flag.open(key);
  // As long as a finger's tap: a click without a length would be over before anything could come of it.
  await kill.hold.click({ delay: 60 });
  await expect(kill.confirmation).toBeFocused();
  expect(await isKilled()).toBe(false);

  await flag.open(key);
  await hold(page, kill.hold, async () => void (await revisionShown(page)));
  await expect(flag.headline).toContainText('is killed in production since');
  await expect(flag.headline).toContainText('it was on for 12.5 % of devices');
  const killed = page.url();
  await page.reload();
  await expect(kill.reach).toContainText(/Gone everywhere in [\d,.]+ m?s/);
  expect(await isKilled()).toBe(true);

  await flag.open(key);
  await expect(flag.headline).toContainText('is killed in production since');
  await expect(page.getByText('Not in force while it is killed')).toBeVisible();
  await expect(flag.entries.first()).toContainText('Admin killed it');
  await expect(kill.hold).toHaveText(`Lift ${key}: 12.5 % again`);
  await hold(page, kill.hold, async () => {
    await expect(flag.headline).toContainText('is on for 12.5 % of devices');
    expect(page.url()).not.toBe(killed);
  });
  expect(await isKilled()).toBe(false);
});

test('a killed flag is off for every visitor on both servers, and its lift brings back exactly the same people', async ({
  page,
  flag,
  kill,
  api,
  signIn,
  serverA,
  serverB,
}) => {
  await openFlag(api, 'new_dashboard', 50);
  const people = Array.from({ length: 40 }, (_, nth) => `visitor-${nth}`);
  const ask = async (url: string, id: string) =>
    (await fetch(`${url}/api/flags/new_dashboard/evaluate?user_id=${id}`)).json();
  const answersOf = async (url: string) => Promise.all(people.map(async (id) => (await ask(url, id)).enabled));
  const onBoth = async () => (await Promise.all([serverA, serverB].map(({ url }) => answersOf(url)))).flat();
  const isNew = async ({ url }: { url: string }) => {
    await visitAs(page, IN_BUCKET_31, `${url}/dashboard`);
    return (await decision(page).textContent())?.includes('→ on.');
  };
  await expect.poll(async () => new Set(await onBoth()).size).toBe(2);
  const before = await onBoth();
  expect(await isNew(serverB)).toBe(true);

  await signIn(page);
  await kill.open('new_dashboard');
  await hold(page, kill.hold, async () => void (await revisionShown(page)));
  await expect.poll(onBoth).toEqual(before.map(() => false));
  expect(await ask(serverB.url, '42')).toMatchObject({ enabled: false, reason: 'DISABLED' });
  for (const server of [serverA, serverB]) expect(await isNew(server)).toBe(false);

  await flag.open('new_dashboard');
  await hold(page, kill.hold, async () => void (await revisionShown(page)));
  await expect.poll(onBoth).toEqual(before);
  for (const server of [serverA, serverB]) expect(await isNew(server)).toBe(true);
});

test('an archived flag is killed and lifted without being restored', async ({ page, flag, kill, api, signIn }) => {
  const key = await api.flag({ rollout_percentage: 100 });
  await api.send('DELETE', `/api/flags/${key}`);
  await signIn(page);
  await flag.open(key);
  await hold(page, kill.hold, async () => void (await revisionShown(page)));
  await expect(flag.headline).toContainText('is killed in production');
  await expect(page.getByText('archived: takes no edits')).toBeVisible();
  await hold(page, kill.hold, () => expect(flag.headline).toContainText('is on for all devices'));
  await expect(page.getByText('archived: takes no edits')).toBeVisible();
});

test('edits of a killed flag are saved, are not in force, and are what the lift gives', async ({
  page,
  flag,
  kill,
  api,
  signIn,
}) => {
  const key = await api.flag({ rollout_percentage: 100 });
  await api.send('POST', `/api/flags/${key}/kill`);
  await signIn(page);
  await flag.open(key);
  await flag.rollout.fill('0.5');
  await flag.saveDecision.click();
  await expect(flag.headline).toContainText('is killed in production');
  await expect(flag.headline).toContainText('lifted, it will be on for 0.5 % of devices');
  await expect(kill.hold).toHaveText(`Lift ${key}: 0.5 % again`);
});

test('a row that was killed while it was edited says so, and by whom', async ({ table, api, page, signIn }) => {
  const { tag, keys } = await threeRows(api);
  const key = keys[0];
  await signIn(page);
  await table.open(tag);
  await table.cell(key).fill('25');
  await api.send('POST', `/api/flags/${key}/kill`, { note: 'errors doubled' });
  await table.save.click();
  await expect(table.row(key).getByRole('alert')).toContainText(/killed it, at 10%.*errors doubled/);
  await page.getByRole('button', { name: 'Keep mine, 25%' }).click();
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  await expect(table.row(key)).toContainText('Killed');
  await expect(table.cell(key)).toHaveValue('25');
});

test('a kill in the middle of typing keeps what was typed, and conflicts with nobody', async ({
  page,
  table,
  kill,
  api,
  signIn,
}) => {
  const {
    tag,
    keys: [first, second],
  } = await threeRows(api);
  await signIn(page);
  await table.open(tag);
  await table.cell(first).fill('25');
  const opened = page.waitForEvent('popup');
  await kill.link('Kill', second).click();
  const beside = await opened;
  await beside.getByLabel(`Type ${second} to kill it`).fill(second);
  await api.send('PATCH', `/api/flags/${second}`, { description: 'changed since it was looked at' });
  await beside.keyboard.press('Enter');
  await revisionShown(beside);
  await expect(table.cell(first)).toHaveValue('25');
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
});

test('a kill that gets no answer says so beside the button, and can be done again', async ({
  page,
  kill,
  api,
  signIn,
  expectedErrors,
}) => {
  expectedErrors.push(/Failed to load resource|net::ERR/);
  const key = await api.flag();
  await signIn(page);
  await kill.open(key);
  await page.route('**/kill?*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await hold(page, kill.hold, () =>
    expect(page.getByRole('main').getByRole('alert')).toContainText('No answer from the server'),
  );
  await page.unroute('**/kill?*');
  await hold(page, kill.hold, async () => void (await revisionShown(page)));
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a flag is killed and lifted by typing its key, and by no other text', async ({
    page,
    table,
    kill,
    flag,
    api,
    signIn,
  }) => {
    const { tag, keys } = await threeRows(api);
    const key = keys[0];
    await signIn(page);
    await table.open(tag);
    await kill.link('Kill', key).click();
    await kill.confirmation.fill(keys[1]);
    await kill.note.fill('errors doubled');
    await kill.submit.click();
    await expect(kill.confirmation).toHaveAccessibleDescription(`Type ${key}, exactly as it is written here.`);
    await expect(kill.note).toHaveValue('errors doubled');
    await kill.confirmation.fill(key);
    await kill.submit.click();
    await revisionShown(page);
    await expect(flag.headline).toContainText('is killed in production since');
    await table.open(tag);
    await kill.link('Lift', key).click();
    await kill.confirmation.fill(key);
    await kill.submit.click();
    await expect(flag.headline).toContainText('is on for 10 % of devices');
    await expect(kill.reach).toBeVisible();
  });
});
