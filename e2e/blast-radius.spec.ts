import type { ApiClient } from './support/api-client';
import { expect, test } from './support/operator';

/** How many distinct visitors a flag's sample has. */
async function sampledOf(api: ApiClient, key: string): Promise<number> {
  const answer = await api.send('POST', '/api/blast-radius', { rows: [{ key, enabled: true }] });
  return (await answer.json()).total.sampled;
}

test('whom pending edits would touch is said under the table, of the visitors who came back', async ({
  page,
  table,
  flag,
  api,
  signIn,
  serverA,
}) => {
  const key = await api.flag({ rollout_percentage: 10, tags: ['radius'] });
  const ids = Array.from({ length: 40 }, (_, nth) => `visitor-${nth}`);
  for (const id of ids) await fetch(`${serverA.url}/api/flags/${key}/evaluate?user_id=${id}`);
  // Whoever was seen is written within twelve seconds.
  await expect.poll(() => sampledOf(api, key), { timeout: 30_000 }).toBe(40);
  await signIn(page);
  await table.open('radius');
  await table.cell(key).fill('100');
  await expect(page.getByText(/^Of 40 visitors seen within a day \d+ gain, 0 lose\.$/)).toBeVisible();
  await table.cell(key).fill('0');
  await expect(page.getByText(/^Of 40 visitors seen within a day 0 gain, \d+ lose/)).toBeVisible();

  // What touches more than half asks for the key, in the table and on the flag's page, and keeps what was typed.
  await table.cell(key).fill('100');
  await table.save.click();
  await expect(table.answer).toContainText(`This changes what 90 % of all visitors get of ${key}`);
  await expect(table.cell(key)).toHaveValue('100');
  await page.getByLabel(`Type ${key} to save it`).fill(key);
  await table.save.click();
  await expect(table.answer).toContainText('Saved as r');
  await flag.open(key);
  await flag.rollout.fill('0');
  await expect(page.getByText('Of 40 visitors seen within a day 0 gain, 40 lose')).toBeVisible();
  await flag.saveDecision.click();
  await expect(flag.decision.getByRole('alert')).toContainText(`type its key to save it all the same`);
  await expect(flag.rollout).toHaveValue('0');
  await flag.decision.getByLabel(`Type ${key} to save it`).fill(key);
  await flag.saveDecision.click();
  await expect(flag.decision.getByRole('status').last()).toContainText('Saved');
  expect(await api.newestEntry(key)).toMatchObject({ after: { rollout_percentage: 0 } });

  // Targets and rules too: whom this instance saw of late is run through the whole flag.
  const targeting = page.getByRole('region', { name: 'Targeting' });
  await targeting.getByText('Edit targeting').click();
  await targeting.getByLabel('Ids that always get on').fill('visitor-1\nvisitor-2 # the pilot');
  await expect(targeting.getByText('Of 40 visitors seen within a day 2 gain, 0 lose.')).toBeVisible();
  await targeting.getByRole('button', { name: 'Add a rule' }).click();
  await targeting.getByRole('button', { name: 'Remove condition 1' }).click();
  await expect(targeting.getByText('Of 40 visitors seen within a day 40 gain, 0 lose.')).toBeVisible();
  await targeting.getByRole('button', { name: 'Remove rule 1' }).click();
  await targeting.getByRole('button', { name: 'Save targeting' }).click();
  await expect(targeting).toContainText('2 ids are answered by name.');
});

test('an anonymous visitor counts once the cookie has come back; who never brings it is nobody', async ({
  api,
  serverA,
}) => {
  const visit = (cookie?: string) => fetch(`${serverA.url}/dashboard`, { headers: { ...(cookie && { cookie }) } });
  const before = await sampledOf(api, 'new_dashboard');
  const first = await visit();
  for (let crawler = 0; crawler < 5; crawler++) await visit();
  const cookie = /anon_id=[^;]+/.exec(first.headers.get('set-cookie') ?? '')?.[0];
  expect(cookie).toBeDefined();
  await visit(cookie);
  // The crawler's visits came before that one, so they are in the same flush or in one before.
  await expect.poll(() => sampledOf(api, 'new_dashboard'), { timeout: 30_000 }).toBe(before + 1);
});
