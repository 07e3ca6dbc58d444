import { NEXT } from '../scripts/app/next-program';
import { type ServedApp, serveApp } from '../scripts/app/serve-app';
import { EXIT_WITH_PARENT } from '../scripts/processes/exit-with-parent.mjs';
import { freePort } from '../scripts/processes/free-port';
import { step } from '../scripts/step';
import { expect, test } from './support/operator';

/** A shop in Next of its own, which decides with the Flags SDK and OpenFeature, as their own pages say. */
async function openShop(settings: Readonly<Record<string, string>>): Promise<ServedApp> {
  const folder = 'e2e/flags-sdk';
  const env = { ...process.env, ...settings, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;
  const stop = new AbortController().signal;
  await step(['node', ...EXIT_WITH_PARENT, NEXT, 'build', folder], { env, stop });
  return serveApp('start', { folder, env, port: await freePort(), stop });
}

test('a Next app that asks by the Flags SDK gives each visitor Sluice’s answer, follows a rule, and is off after a kill', async ({
  browser,
  api,
  serverA,
  adminToken,
}) => {
  await api.flag({ key: 'sdk-checkout', rollout_percentage: 50 });
  const texts = ['hej', 'hello'].map((value) => ({ name: value, value }));
  await api.flag({ key: 'sdk-greeting', value_type: 'string', variants: texts, rollout_percentage: 0 });
  const inSweden = { attribute: 'country', operator: 'equals', values: ['SE'] };
  const rules = [{ conditions: [inSweden], serve: { variant: 'hej' } }];
  expect((await api.send('PATCH', '/api/flags/sdk-greeting', { rules })).status()).toBe(200);
  const shop = await openShop({ SHOP_SLUICE_URL: serverA.url, SHOP_SLUICE_TOKEN: adminToken });
  try {
    const answers = new Set<boolean>();
    const visit = async (visitor: string, country: string) => {
      const context = await browser.newContext({ extraHTTPHeaders: { 'x-country': country } });
      await context.addCookies([{ name: 'visitor', value: visitor, url: shop.url }]);
      const page = await context.newPage();
      await page.goto(shop.url);
      const said = await page.getByRole('status').textContent();
      await context.close();
      return said;
    };
    for (let i = 0; i < 12; i++) {
      const asked = await api.send('GET', `/api/flags/sdk-checkout/evaluate?user_id=visitor-${i}`);
      const { enabled } = await asked.json();
      answers.add(enabled);
      expect(await visit(`visitor-${i}`, 'SE')).toBe(`hej: the ${enabled ? 'new' : 'old'} checkout`);
      if (enabled) expect(await visit(`visitor-${i}`, 'NO')).toBe('hello: the new checkout');
    }
    expect(answers).toEqual(new Set([true, false]));
    // The shop's own default is `true`: a killed flag must not come back by it.
    await api.send('POST', '/api/flags/sdk-checkout/kill', {});
    for (let i = 0; i < 12; i++) expect(await visit(`visitor-${i}`, 'SE')).toBe('hej: the old checkout');
  } finally {
    await shop.stop();
  }
});
