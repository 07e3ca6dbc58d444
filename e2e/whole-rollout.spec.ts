import { daysPass } from './support/days-pass';
import { revisionShown } from './support/kill-page';
import { expect, test } from './support/operator';
import { planPage } from './support/plan-page';
import { type ThirdServer, thirdServer } from './support/third-server';

let third: ThirdServer;
test.beforeEach(async ({ world }) => {
  third = await thirdServer(world);
});
test.afterEach(() => third.remove());

test('a flag goes from 0 to 100 on three instances: held by its gate, drilled, killed, lifted, completed, and cleaned up', async ({
  page,
  flag,
  kill,
  api,
  signIn,
  serverA,
}) => {
  // A drill that fails takes its whole budget of 30 s.
  test.setTimeout(240_000);
  const key = await api.flag({ enabled: false, rollout_percentage: 0, owner: 'Web' });
  const plan = planPage(page);
  const drills = page.getByRole('region', { name: 'Drills' });
  const shot = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });
  const rehearse = async () => {
    await flag.open(key);
    await drills.getByRole('button', { name: 'Rehearse on a twin' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^Drill \\d+ of ${key}$`));
  };
  await signIn(page);

  // The plan is held by a gate that asks for a drill.
  await plan.openForm(key);
  await plan.onlyStages([
    { percentage: '5', asks: 'fresh drill' },
    { percentage: '50', minimum: '1 h' },
    { percentage: '100' },
  ]);
  await plan.start.click();
  await expect(flag.headline).toContainText('is on for 5 %');
  await expect(plan.gate.filter({ hasText: 'Drill' })).toContainText('No drill has passed yet', { timeout: 20_000 });
  await shot('rollout-held');

  // One instance is frozen: the drill fails, and names it. Thawed, the drill passes on all three.
  third.signal('SIGSTOP');
  await rehearse();
  await expect(page.getByText(`At fault: instance ${third.name}.`)).toBeVisible({ timeout: 60_000 });
  await shot('drill-failed');
  third.signal('SIGCONT');
  await expect
    .poll(async () => {
      const { instances } = await (await api.send('GET', '/api/reach')).json();
      return instances.filter(({ state }: { state: string }) => state === 'holds').length;
    })
    .toBe(3);
  await rehearse();
  await expect(page.getByText(/Gone from every layer in [\d,.]+ m?s/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('listitem').filter({ hasText: 'Snapshot of' })).toHaveCount(3);
  await shot('drill-passed');

  // Which opens the gate. In the middle of the rollout somebody kills the flag, and sees it gone from three instances.
  await flag.open(key);
  await expect(plan.here).toContainText('50', { timeout: 20_000 });
  await shot('rollout-stage');
  await kill.open(key);
  await kill.confirmation.fill(key);
  await kill.note.fill('errors doubled');
  await kill.submit.click();
  await revisionShown(page);
  await expect(kill.reach).toContainText(/Gone everywhere in [\d,.]+ m?s/);
  await expect(kill.reach.getByRole('listitem')).toHaveCount(3);
  await shot('rollout-killed');
  await flag.open(key);
  await expect(plan.section).toContainText('Paused. The flag was killed.');

  await kill.open(key);
  await kill.confirmation.fill(key);
  await kill.submit.click();
  await expect(kill.reach).toContainText(/Back everywhere in [\d,.]+ m?s/);
  await flag.open(key);
  await plan.does('Resume');
  await expect(plan.section).toContainText('running');
  await plan.does('Skip this gate', 'the fix is out');
  await expect(plan.section).toContainText('The last plan was completed', { timeout: 20_000 });
  await expect(flag.headline).toContainText('is on for all devices');
  await shot('rollout-completed');

  // A week later its code is due to go; archived, it is a tombstone that goes on answering.
  await daysPass(key, 8);
  await page.goto('/admin/cleanup');
  const due = page.getByRole('region', { name: 'Due' }).getByRole('listitem').filter({ hasText: key });
  await expect(due).toContainText('is at 100 %');
  await shot('cleanup-due');
  await flag.open(key);
  await page.getByRole('button', { name: `Archive ${key}` }).click();
  await expect(page.getByText('archived: takes no edits')).toBeVisible();
  const ask = async () => (await fetch(`${serverA.url}/api/flags/${key}/evaluate?user_id=42`)).json();
  await expect.poll(ask).toMatchObject({ enabled: true, reason: 'STALE', deprecated: true });
  await page.goto('/admin/cleanup');
  const stone = page.getByRole('region', { name: 'Tombstones' }).getByRole('listitem').filter({ hasText: key });
  await expect(stone).toContainText('if nobody asks until then');
  await shot('cleanup-tombstone');
});
