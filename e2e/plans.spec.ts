import { expect, test } from './support/operator';
import { planPage } from './support/plan-page';

test('a flag is rolled out by a plan that a gate holds, a note skips, a kill pauses and a resume completes', async ({
  page,
  flag,
  table,
  api,
  signIn,
  serverB,
}) => {
  const tag = `plan-${Date.now()}`;
  const key = await api.flag({ enabled: false, rollout_percentage: 0, tags: [tag] });
  const plan = planPage(page);
  const isOnAtB = async () =>
    (await (await fetch(`${serverB.url}/api/flags/${key}/evaluate?user_id=anyone`)).json()).enabled;
  await signIn(page);
  await flag.open(key);
  await page.getByRole('link', { name: 'Start a rollout plan' }).click();
  await page.getByRole('link', { name: 'fast', exact: true }).click();
  await plan.onlyStages([
    { percentage: '5', minimum: '1 s' },
    { percentage: '10', asks: 'fresh drill' },
    { percentage: '50', minimum: '1 h' },
    { percentage: '100' },
  ]);
  await plan.start.click();
  await expect(flag.headline).toContainText('in stage 1 of 4 of its plan');
  await expect(flag.decision).toBeHidden();

  // The time of the first stage passes by itself, and the open page shows it; the drill that nobody made holds the second.
  await expect(plan.here).toContainText('10', { timeout: 20_000 });
  await expect(plan.gate.filter({ hasText: 'Drill' })).toContainText(
    /held\s*No drill has passed yet: rehearse the kill of this flag\. Since \d\d:\d\d UTC\./,
  );
  const refused = await api.send('PATCH', `/api/flags/${key}`, { rollout_percentage: 50 });
  expect(refused.status()).toBe(409);
  await table.open(tag);
  await expect(table.row(key)).toContainText('its plan leads it');
  await expect(table.cell(key)).toBeHidden();

  await flag.open(key);
  await plan.does('Skip this gate', 'rehearsed by hand');
  await expect(plan.here).toContainText('50');
  await plan.does('Pause', 'lunch');
  await expect(plan.section).toContainText('Paused. lunch');
  await plan.does('Resume');
  await expect(plan.section).toContainText('running');

  expect((await api.send('POST', `/api/flags/${key}/kill?note=errors`)).status()).toBe(200);
  await flag.open(key);
  await expect(plan.section).toContainText('Paused. The flag was killed.');
  await plan.does('Resume');
  await expect(plan.section.getByRole('alert')).toContainText('lift it before its plan goes on');
  expect((await api.send('DELETE', `/api/flags/${key}/kill`)).status()).toBe(200);
  await flag.open(key);
  await plan.does('Resume');
  await expect(plan.section).toContainText('running');
  await plan.does('Skip this gate', 'seen enough');
  await expect(plan.section).toContainText('The last plan was completed', { timeout: 20_000 });
  await expect(flag.headline).toContainText('on for all devices');
  await expect.poll(isOnAtB).toBe(true);
  expect(await api.newestEntry(key)).toMatchObject({ action: 'plan.completed', source: 'plan' });
  await page.goto('/admin/rollouts');
  await expect(page.getByRole('listitem').filter({ hasText: key }).first()).toContainText('completed');
});

test('a plan is refused, started and skipped through without JavaScript', async ({ browser, signIn, serverA, api }) => {
  const key = await api.flag({ enabled: false, rollout_percentage: 0 });
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: serverA.url });
  const page = await context.newPage();
  const plan = planPage(page);
  await signIn(page);
  await plan.openForm(key);
  await plan.onlyStages([{ percentage: '5', minimum: 'soon' }]);
  await plan.start.click();
  await expect(page.getByText('Use whole seconds, of 90 days at most.').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Stage 1, least time' }).fill('1 h');
  await plan.start.click();
  await expect(plan.here).toContainText('5');
  await plan.does('Skip this gate', 'go on');
  await expect(plan.section).toContainText('The last plan was completed');
  await context.close();
});
