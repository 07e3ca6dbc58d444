import { expect, test } from './support/operator';
import { openFlag } from './support/visitor';

/** "Within a second of a save." */
const SAVE_TO_EVERYWHERE_MS = 1_000;
const FURTHER_READS = 20;

test('what is saved on one server is what the other answers, shows and keeps, within a second and from then on', async ({
  page,
  table,
  api,
  signIn,
  serverB,
}) => {
  await openFlag(api, 'new_dashboard', 0);
  const answerOnB = async () => (await ask(`${serverB.url}/api/flags/new_dashboard/evaluate?user_id=42`)).json();
  const pageOnB = async () => {
    const html = (await (await ask(`${serverB.url}/dashboard`)).text()).replaceAll('<!-- -->', '');
    return {
      isLegacy: html.includes('Sales report'),
      keptSince: Number(/from revision (\d+) and kept/.exec(html)?.[1]),
    };
  };
  await signIn(page);
  await page.goto('/admin/flags?q=new_dashboard');

  let revision = 0;
  for (const [percentage, isOn] of [
    ['100', true],
    ['0', false],
    ['100', true],
  ] as const) {
    const keptBefore = (await pageOnB()).keptSince;
    await table.cell('new_dashboard').fill(percentage);
    await table.save.click();
    await page.getByLabel('Type new_dashboard to save it').fill('new_dashboard');
    await table.save.click();
    await expect(table.answer).toContainText(isOn ? /0%\s*to\s*100%/ : /100%\s*to\s*0%/);
    revision = Number((await api.newestEntry('new_dashboard')).revision);
    const answered = { flag: 'new_dashboard', enabled: isOn, reason: 'STATIC', revision };
    const shown = { isLegacy: !isOn, keptSince: revision };
    expect(keptBefore).toBeLessThan(revision);
    await Promise.all([
      expect.poll(answerOnB, { timeout: SAVE_TO_EVERYWHERE_MS, intervals: [20] }).toEqual(answered),
      expect.poll(pageOnB, { timeout: SAVE_TO_EVERYWHERE_MS, intervals: [20] }).toEqual(shown),
    ]);
    for (let read = 0; read < FURTHER_READS; read++) {
      expect(await answerOnB()).toEqual(answered);
      expect(await pageOnB()).toEqual(shown);
    }
  }
});

test('whoever signs out on one server leaves no copy of the cookie that opens the other', async ({
  page,
  browser,
  signIn,
  serverA,
  serverB,
}) => {
  await signIn(page, serverA);
  const copy = await browser.newContext({ storageState: await page.context().storageState() });
  const thief = await copy.newPage();
  await thief.goto(`${serverB.url}/admin/flags`);
  await expect(thief.getByRole('heading', { name: 'Flags' })).toBeVisible();
  await page.getByRole('button', { name: 'Admin' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/admin\/sign-in/);
  for (const { url } of [serverB, serverA]) {
    await thief.goto(`${url}/admin/flags`);
    await expect(thief).toHaveURL(/\/admin\/sign-in/);
    expect((await copy.request.get(`${url}/api/flags`)).status()).toBe(401);
  }
  await copy.close();
});

function ask(url: string): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(10_000) });
}
